/** Where the victim writes: it grows with her text, and loses none of it. */

import { html, nothing, type TemplateResult } from "lit";

import type { Problem } from "./problems";
import { words } from "./words";

export interface Dictating {
  listening: boolean;
  failed: boolean;
  toggle: () => void;
}

export interface Composing {
  draft: string;
  /** Something was already said: the field is for an answer. */
  answering: boolean;
  /** What the browser may fill in for her: a value of `autocomplete`. */
  autofill: string;
  problem: Problem | null;
  /** Send was pressed on an empty field. */
  empty: boolean;
  changed: (draft: string) => void;
  send: () => void;
  /** How she dictates, `null` where she does not. */
  dictating: Dictating | null;
  /** « Ce que j'ai noté ». */
  openRecord: () => void;
}

export function composer(composing: Composing): TemplateResult {
  const { draft, answering, autofill, problem, empty, dictating } = composing;
  const { changed, send, openRecord } = composing;
  const wrong = problem !== null || empty;
  const described = [wrong ? "problem" : "", hasKeyboard() ? "hint" : ""].filter(Boolean);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !hasKeyboard()) return;
    event.preventDefault();
    send();
  };
  const submitted = (event: Event): void => {
    event.preventDefault();
    send();
  };
  return html`<form class="dock" tabindex="-1" @submit=${submitted} novalidate>
    <div class="dock-head">
      <label for="message">${answering ? words.compose.answer : words.compose.label}</label>
      <button type="button" class="record-open" aria-haspopup="dialog" @click=${openRecord}>
        ${words.record.open}
      </button>
    </div>
    ${
      wrong
        ? html`<p id="problem" class="problem" role="alert">
          ${problem ? html`<b>${problem.title}.</b> ${problem.detail}` : words.compose.empty}
        </p>`
        : nothing
    }
    <div class="dock-row">
      <textarea
        id="message"
        rows="1"
        autocomplete=${autofill}
        autocapitalize="sentences"
        enterkeyhint=${hasKeyboard() ? "send" : "enter"}
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${described.join(" ") || nothing}
        .value=${draft}
        @input=${(event: Event) => changed((event.target as HTMLTextAreaElement).value)}
        @keydown=${pressed}
      ></textarea>
      <button type="submit" class="send">${words.compose.send}</button>
    </div>
    ${dictating ? dictationRow(dictating) : nothing}
    ${hasKeyboard() ? html`<p id="hint" class="hint">${words.compose.hint}</p>` : nothing}
  </form>`;
}

function dictationRow({ listening, failed, toggle }: Dictating): TemplateResult {
  const { start, stop, listening: listeningWords, failed: failedWords } = words.dictation;
  return html`<div class="dictation">
    <button type="button" @click=${toggle}>${listening ? stop : start}</button>
    <p class="hint" role="status">${listening ? listeningWords : failed ? failedWords : ""}</p>
  </div>`;
}

/** Give the field the height of its text; the style sheet says how far. */
export function grow(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

/** On a touch screen, Enter goes to the next line, as everywhere else there. */
function hasKeyboard(): boolean {
  return matchMedia("(hover: hover) and (pointer: fine)").matches;
}
