/** Says that the former conversation is no longer there. */

import { html, type TemplateResult } from "lit";

import { words } from "./words";

export function lostNotice(close: () => void): TemplateResult {
  const { title, detail, close: closeWords } = words.lost;
  return html`<div class="paper notice">
    <p><b>${title}.</b> ${detail}</p>
    <button type="button" @click=${close}>${closeWords}</button>
  </div>`;
}
