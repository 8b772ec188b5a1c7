/** One message of the transcript. */

import { html, nothing, type TemplateResult } from "lit";

import { callCard, filedCard, handoverCard, identifyCard, recallCard, visitCard } from "./cards";
import { answeredChoices, type Choose } from "./choices";
import { paragraphsOf, wordsOf } from "./easy";
import { listenButton, type Listening } from "./listening";
import { quoting } from "./quotations";
import { reviewLines } from "./review";
import type { Copied, Copy } from "./copying";
import type { Custom, Message } from "./shapes";
import { dayWords, words } from "./words";

/** What a message needs to know of those around it. */
export interface Around {
  /** The same author spoke just before, on the same day. */
  follows: boolean;
  /** It is the first of its day, and not of the transcript. */
  newDay: boolean;
  /** What the victim said so far: what may be quoted to her. */
  said: readonly string[];
  /** What the victim said next, `null` while she has not answered. */
  answer: string | null;
  choose: Choose;
  identify: () => void;
  copied: Copied | null;
  copy: Copy;
  /** In easy-to-read mode. */
  easy: boolean;
  /** How a message is read aloud, `null` while she does not want it. */
  listening: Listening | null;
}

const NAMES = { victim: words.you, ariane: words.ariane, officer: words.officer } as const;

export function messageTurn(message: Message, around: Around): TemplateResult {
  const { author, at, buttons, custom } = message;
  const { easy, listening } = around;
  const heading = around.newDay
    ? html`<p class="day"><time datetime=${at}>${dayWords(new Date(at))}</time></p>`
    : nothing;
  return html`<li
    class="turn ${author} ${around.follows ? "follows" : ""}"
    tabindex="-1"
    data-id=${message.id}
  >
    ${heading}
    <p class="who ${around.follows ? "unseen" : ""}">${NAMES[author]}</p>
    <div class="text">${paragraphs(wordsOf(message, easy), easy && author !== "victim", author === "victim" ? [] : around.said)}</div>
    ${listening && author !== "victim" ? listenButton(message, listening) : nothing}
    ${custom ? beside(custom, around) : nothing}
    ${around.answer !== null && buttons.length ? answeredChoices(buttons, around.answer) : nothing}
  </li>`;
}

/** Draw what the victim wrote and is still on its way. */
export function pendingTurn(text: string, note: string): TemplateResult {
  return html`<li class="turn victim pending" tabindex="-1">
    <p class="who">${words.you}</p>
    <div class="text">${paragraphs(text, false, [])}</div>
    ${note ? html`<p class="note">${note}</p>` : nothing}
  </li>`;
}

function beside(custom: Custom, around: Around): TemplateResult | typeof nothing {
  switch (custom.type) {
    case "review":
      return html`<div class="paper">
        ${reviewLines(custom.lines, around.answer === null ? around.choose : null)}
      </div>`;
    case "recall":
      return recallCard(custom);
    case "identify":
      return around.answer === null ? identifyCard(custom, around.identify) : nothing;
    case "call":
      return callCard(custom);
    case "visit":
      return visitCard(custom);
    case "handover":
      return handoverCard(custom, around.copied, around.copy);
    case "filed":
      return filedCard(custom, around.copied, around.copy);
    default:
      // A request for files is drawn under the last message, where it stays at hand.
      return nothing;
  }
}

function paragraphs(text: string, easy: boolean, said: readonly string[]): TemplateResult[] {
  return paragraphsOf(text, easy).map((paragraph) => html`<p>${quoting(paragraph, said)}</p>`);
}
