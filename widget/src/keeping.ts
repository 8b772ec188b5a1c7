/** What she may keep of the conversation: on paper, or as a text file. */

import { paragraphsOf } from "./easy";
import type { Message } from "./shapes";
import { dayWords, words } from "./words";

/** Return the conversation as plain text, each day under its date. */
export function asText(messages: Message[]): string {
  const names = { victim: words.you, ariane: words.ariane, officer: words.officer };
  let today = "";
  const lines = messages.flatMap(({ author, text, at }) => {
    const day = dayWords(new Date(at));
    const heading = day === today ? [] : [day, ""];
    today = day;
    return [...heading, `${words.said(names[author], paragraphsOf(text, false).join("\n"))}`, ""];
  });
  return [words.keeping.title, "", ...lines].join("\r\n");
}

/** Hand the conversation over as a file. */
export function download(messages: Message[]): void {
  const file = new Blob([asText(messages)], { type: "text/plain;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = words.keeping.file;
  link.click();
  // Freed later: some browsers have not read it yet when the click returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
