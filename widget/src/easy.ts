/** Easy-to-read mode (« facile à lire »): other words where the service has some, one line a sentence. */

import type { Message } from "./shapes";

// Never after one letter (« M. Dupré »), nor within a sum; older phones lack look-behind.
const SENTENCE_END = /([\p{L}\d)»]{2}[.…]|[?!])\s+(?=[\p{Lu}«\d])/gu;

/** Return the words of a message as she wants to read them. */
export function wordsOf({ text, custom }: Message, easy: boolean): string {
  return (easy && custom?.easy) || text;
}

/** Return the paragraphs of a text; in easy mode, each of its sentences. */
export function paragraphsOf(text: string, easy: boolean): string[] {
  const paragraphs = text.split(/\n{2,}/);
  if (!easy) return paragraphs;
  return paragraphs.flatMap((each) => each.replace(SENTENCE_END, "$1\n").split("\n"));
}
