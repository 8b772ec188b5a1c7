/** The one line that says what is going on. */

import { html, nothing, type TemplateResult } from "lit";

import type { Conversation } from "./conversation";
import { words } from "./words";

/** Return what to say of the conversation now, empty when there is nothing to say. */
export function statusWords(
  { activity, state, resumed, problem, messages }: Conversation,
  offline: boolean,
  fresh: boolean,
): string {
  if (offline || activity === "away") return words.status.away;
  if (activity === "late")
    return problem ? `${problem.title}. ${problem.detail}` : words.status.late;
  if (activity === "sending") return words.status.sending;
  if (activity === "opening" && !state) return words.status.opening;
  // The service kept the message and answered nothing: that must not be the end.
  if (messages.at(-1)?.author === "victim") return words.status.silent;
  return resumed && fresh ? words.status.resumed : "";
}

/** Draw the line; while nothing answers, she may try at once. */
export function statusLine(
  conversation: Conversation,
  offline: boolean,
  fresh: boolean,
  hurry: () => void,
): TemplateResult {
  const { activity } = conversation;
  const waits = activity === "away" && !offline;
  return html`<div class="status ${activity}" role="status">
      ${statusWords(conversation, offline, fresh)}
    </div>
    ${waits ? html`<button type="button" class="retry" @click=${hurry}>${words.status.retry}</button>` : nothing}`;
}
