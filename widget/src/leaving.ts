/** The ways out: at once, or for good; and what is shown to whoever comes back. */

import { html, type TemplateResult } from "lit";

import type { Door } from "./conversation";
import { words } from "./words";

const EMPTY_PAGE = "about:blank";

/** Go to an empty page, or the operator's, which takes this one's place in the history. */
export function goAway(page: string | null): void {
  location.replace(page ?? EMPTY_PAGE);
}

/** Draw what « quitter vite » does, until she has read it once. */
export function leaveTold(close: () => void): TemplateResult {
  const { title, detail, close: closeWords } = words.leave.told;
  return html`<div class="paper notice">
    <p><b>${title}.</b> ${detail}</p>
    <button type="button" @click=${close}>${closeWords}</button>
  </div>`;
}

export function quickLeave(leave: () => void): TemplateResult {
  return html`<button type="button" class="leave" aria-describedby="leave-help" @click=${leave}>
      ${words.leave.quick}
    </button>
    <p id="leave-help" class="unseen">${words.leave.quickHelp}</p>`;
}

/** Draw the question that comes before erasing. */
export function eraseDialog(filed: boolean, erase: () => void): TemplateResult {
  const close = (event: Event): void => {
    (event.currentTarget as HTMLElement).closest("dialog")?.close();
  };
  const confirm = (event: Event): void => {
    close(event);
    erase();
  };
  return html`<dialog class="erase" aria-labelledby="erase-title" aria-describedby="erase-detail">
    <h2 id="erase-title">${words.leave.title}</h2>
    <p id="erase-detail">${filed ? words.leave.detailFiled : words.leave.detail}</p>
    <div class="choices">
      <button type="button" class="choice" @click=${close}>${words.leave.cancel}</button>
      <button type="button" class="choice grave" @click=${confirm}>${words.leave.confirm}</button>
    </div>
  </dialog>`;
}

/** Draw what stands in the conversation's place until she asks for it. */
export function doorstep(door: Door, enter: () => void, ask: () => void): TemplateResult {
  const { title, detail, enter: open } = words.door[door];
  return html`<div class="doorstep">
    <h3 tabindex="-1">${title}</h3>
    <p>${detail}</p>
    <div class="choices">
      <button type="button" class="choice final" @click=${enter}>${open}</button>
      ${
        door === "hidden"
          ? html`<button type="button" class="choice" @click=${ask}>${words.leave.erase}</button>`
          : ""
      }
    </div>
  </div>`;
}
