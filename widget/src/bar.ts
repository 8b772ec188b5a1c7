/** The bar on top: where she stands, and the way out. */

import { html, type TemplateResult } from "lit";

import { quickLeave } from "./leaving";
import type { State } from "./shapes";
import { stepWords } from "./steps";

export function bar(state: State | null, leave: () => void): TemplateResult {
  return html`<div class="bar">
    <div class="progress">
      <p id="step">${stepWords(state?.stage ?? "welcome")}</p>
      <progress max="1" .value=${state?.progress ?? 0} aria-labelledby="step"></progress>
    </div>
    ${quickLeave(leave)}
  </div>`;
}
