/** The answers that Ariane proposes, as buttons. */

import { html, nothing, type TemplateResult } from "lit";

import type { Button } from "./shapes";
import { words } from "./words";

export type Choose = (button: Button, event: Event) => void;

// What ends the declaration stands out from what changes it.
const FINAL = "/ask_filing";

/** Draw the buttons that answer the pending question. */
export function openChoices(buttons: Button[], choose: Choose): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${words.choices}>
    ${buttons.map(
      (button) =>
        html`<button
          type="button"
          class="choice ${button.payload === FINAL ? "final" : ""}"
          @click=${(event: Event) => choose(button, event)}
        >
          ${button.title}
        </button>`,
    )}
  </div>`;
}

/** Draw the buttons of a question that was answered: readable, inert. */
export function answeredChoices(buttons: Button[], answer: string): TemplateResult {
  return html`<div class="choices answered" role="group" aria-label=${words.choices}>
    ${buttons.map(
      ({ title }) =>
        html`<button
          type="button"
          class="choice ${title === answer ? "chosen" : ""}"
          aria-disabled="true"
          tabindex="-1"
        >
          ${title}
        </button>`,
    )}
    ${answer ? html`<p class="unseen">${words.answered(answer)}</p>` : nothing}
  </div>`;
}
