import { defineConfig } from "vite";

// One file a purpose, under one name: the page's template adds what changes when its bytes do.
// Built one by one, or what they share would be a third file for a telephone to fetch.
const FILES: Record<string, [string, string]> = {
  chat: ["src/chat.ts", "ariane-chat.js"],
  graph: ["src/case-graph.ts", "case-graph.js"],
};

export default defineConfig(({ mode }) => {
  const [input, entryFileNames] = FILES[mode] ?? FILES["chat"]!;
  return {
    publicDir: false,
    build: {
      outDir: "../bot/web/static/widget",
      emptyOutDir: false,
      minify: true,
      target: ["chrome94", "firefox98", "safari15.4"],
      modulePreload: false,
      rollupOptions: { input, output: { entryFileNames, format: "es" } },
    },
  };
});
