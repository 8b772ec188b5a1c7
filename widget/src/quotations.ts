/** Marks her own words, said back to her, as a quotation (RGAA 9.4); the guillemets stay in the text. */

import { html, type TemplateResult } from "lit";

import { breakable } from "./breakable";

// A button's name is between guillemets too, and is nobody's words.
const BETWEEN = /«[\u00a0\u202f ]([^«»]+)[\u00a0\u202f ]»/g;

/** Split a text where her words begin and end: those at the odd places are hers. */
export function quotations(text: string, said: readonly string[]): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: words = "", index } of text.matchAll(BETWEEN)) {
    if (!said.some((each) => each.includes(words))) continue;
    parts.push(text.slice(end, index + 2), words);
    end = index + whole.length - 2;
  }
  return [...parts, text.slice(end)];
}

export function quoting(text: string, said: readonly string[]): (string | TemplateResult)[] {
  return quotations(text, said).map((part, rank) =>
    rank % 2 ? html`<q>${breakable(part)}</q>` : breakable(part),
  );
}
