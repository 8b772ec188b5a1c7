import { defineConfig } from "vite";

// One file, under one name: the page's template adds what changes when its bytes do.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../bot/web/static/widget",
    emptyOutDir: true,
    target: ["chrome94", "firefox98", "safari15.4"],
    modulePreload: false,
    rollupOptions: {
      input: "src/chat.ts",
      output: { entryFileNames: "ariane-chat.js", format: "es" },
    },
  },
});
