/** The bar on top: where she stands, and the way out. */

import { html, type TemplateResult } from "lit";

import { quickLeave } from "./leaving";
import type { State } from "./shapes";
import { stepWords } from "./steps";
import { words } from "./words";

export function bar(state: State | null, leave: () => void): TemplateResult {
  return html`<div class="bar">
    <div class="progress">
      <p id="step">${stepWords(state?.stage ?? "welcome")}</p>
      <progress max="1" .value=${state?.progress ?? 0} aria-labelledby="step"></progress>
    </div>
    ${quickLeave(leave)}
  </div>`;
}

/** Draw what is chosen once: how to read, and on which device. */
export function tools(askComfort: () => void, askElsewhere: () => void): TemplateResult {
  return html`<div class="tools">
    <button type="button" class="quiet" aria-haspopup="dialog" @click=${askElsewhere}>
      ${words.elsewhere.open}
    </button>
    <button type="button" class="quiet" aria-haspopup="dialog" @click=${askComfort}>
      ${words.comfort.open}
    </button>
  </div>`;
}
