/** The visible log of the conversation, and how the keyboard moves through it. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { openChoices } from "./choices";
import type { Conversation } from "./conversation";
import { evidenceChooser } from "./evidence";
import type { Button, EvidenceRequest, Message } from "./shapes";
import { tail } from "./tail";
import { messageTurn, pendingTurn, type Around } from "./turn";
import type { Uploads } from "./uploads";
import { words } from "./words";

/** What the transcript shows, and what it can ask for. */
export interface View
  extends Pick<Around, "choose" | "identify" | "copied" | "copy" | "easy" | "listening"> {
  conversation: Conversation;
  uploads: Uploads;
  offline: boolean;
  back: () => void;
}

export function transcript(view: View): TemplateResult {
  const { messages, pending, activity } = view.conversation;
  const said = messages.filter(({ author }) => author === "victim").map(({ text }) => text);
  const waits = view.offline || activity === "away" || activity === "late";
  return html`<div
    class="log"
    role="log"
    aria-live="off"
    aria-label=${words.log}
    aria-describedby="log-help"
    tabindex="0"
    @keydown=${(event: KeyboardEvent) => moveThrough(event, view.back)}
  >
    <ol>
      ${repeat(
        messages,
        ({ id }) => id,
        (message, rank) => messageTurn(message, { ...view, said, ...placed(messages, rank, pending[0]) }),
      )}
      ${repeat(
        pending,
        ({ key }) => key,
        ({ text }) => pendingTurn(text, waits ? words.status.waits : ""),
      )}
    </ol>
    ${pending.length ? nothing : openQuestion(view)}
    <p class="unseen">${words.end}</p>
  </div>`;
}

/** Return the messages that still wait for an answer: those after the victim's last. */
export function unanswered(messages: Message[]): Message[] {
  return tail(messages, ({ author }) => author !== "victim");
}

function openQuestion({ conversation, uploads, choose }: View): TemplateResult {
  const open = unanswered(conversation.messages);
  const request = open.map(({ custom }) => custom).find(isRequest);
  // What was read in a file is asked last: its answers stand by it, before the next file.
  const asked = open.filter(({ custom }) => custom?.type === "reading").slice(-1);
  const others = open.filter((message) => !asked.includes(message));
  return html`<div class="open">
    ${answers(asked, choose)}
    ${request ? evidenceChooser(request, uploads, conversation.state?.reading ?? false) : nothing}
    ${answers(others, choose)}
  </div>`;
}

function answers(messages: Message[], choose: View["choose"]): TemplateResult | typeof nothing {
  const buttons = messages.flatMap((message): Button[] => message.buttons);
  return buttons.length ? openChoices(buttons, choose) : nothing;
}

function isRequest(custom: Message["custom"]): custom is EvidenceRequest {
  return custom?.type === "evidence";
}

function placed(
  messages: Message[],
  rank: number,
  next?: { text: string },
): Pick<Around, "follows" | "newDay" | "answer"> {
  const message = messages[rank];
  const before = messages[rank - 1];
  const reply = messages.slice(rank + 1).find(({ author }) => author === "victim") ?? next;
  const newDay = !!before && !!message && dayOf(before) !== dayOf(message);
  const follows = !newDay && before?.author === message?.author;
  return { follows, newDay, answer: reply?.text ?? null };
}

function dayOf({ at }: Message): string {
  return new Date(at).toDateString();
}

function moveThrough(event: KeyboardEvent, back: () => void): void {
  const log = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  if (event.key === "Escape") {
    event.preventDefault();
    back();
    return;
  }
  // Arrows belong to the field they are pressed in.
  if (target.matches("input, textarea")) return;
  const turns = [...log.querySelectorAll<HTMLElement>(".turn")];
  const here = turns.findIndex((turn) => turn.contains(target));
  const next = destination(event.key, here, turns.length);
  if (next === null) return;
  event.preventDefault();
  turns[next]?.focus();
}

/** Return which turn a key leads to, `null` if the key does not move. */
export function destination(key: string, here: number, count: number): number | null {
  if (!count) return null;
  const last = count - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowDown") return here < 0 ? last : Math.min(here + 1, last);
  if (key === "ArrowUp") return here < 0 ? last : Math.max(here - 1, 0);
  return null;
}
