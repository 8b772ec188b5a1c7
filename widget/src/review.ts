/** « Ce que j'ai noté »: the lines by section, each with the button that changes it. */

import { html, nothing, type TemplateResult } from "lit";

import { breakable } from "./breakable";
import type { Choose } from "./choices";
import type { Line } from "./shapes";
import { words } from "./words";

/** Return the lines by section, in the order in which sections first come. */
export function sections(lines: Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) found.set(line.section, [...(found.get(line.section) ?? []), line]);
  return found;
}

/** Draw the lines; without `choose`, nothing can be changed any more. */
export function reviewLines(lines: Line[], choose: Choose | null): TemplateResult {
  return html`<div class="review">
    ${[...sections(lines)].map(
      ([title, own]) =>
        html`<h3>${title}</h3>
          <dl>
            ${own.map((line) => row(line, choose))}
          </dl>`,
    )}
  </div>`;
}

function row({ label, text, correct }: Line, choose: Choose | null): TemplateResult {
  return html`<div class="line">
    <dt>${label}</dt>
    <dd>
      <span>${breakable(text)}</span>
      ${
        choose
          ? html`<button
            type="button"
            class="correct"
            @click=${(event: Event) => choose(correct, event)}
          >
            ${correct.title}<span class="unseen">${words.said("", label)}</span>
          </button>`
          : nothing
      }
    </dd>
  </div>`;
}
