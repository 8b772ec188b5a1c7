/** What the victim says, until it is in the transcript. */

import type { Message, Outgoing } from "./shapes";
import { tail } from "./tail";

/** Return a message to send; a button has a payload. */
export function outgoing(text: string, payload?: string): Outgoing {
  const written = { key: freshKey(), text, at: new Date().toISOString() };
  return payload ? { ...written, payload } : written;
}

/** Return it as it stands in the transcript, answered by others that bear the service's time. */
export function asMessage({ key, text, ...sent }: Outgoing, answers: Message[]): Message {
  // Two clocks would start a new day at every turn.
  const at = answers[0]?.at ?? sent.at;
  return { id: key, author: "victim", text, at, buttons: [], custom: null };
}

/** Return what a transcript does not show yet: it may hold the last ones, still unanswered. */
export function missingFrom(messages: Message[], queue: Outgoing[]): Outgoing[] {
  const latest = tail(messages, ({ author }) => author === "victim");
  const shown = new Set(latest.map(({ text }) => text));
  return queue.filter(({ text }) => !shown.has(text));
}

/** Return what was typed, and not chosen, before what stands in the composer now. */
export function typedText(unsent: Outgoing[], draft: string): string {
  const texts = unsent.filter(({ payload }) => !payload).map(({ text }) => text);
  return [...texts, draft].filter(Boolean).join("\n");
}

// `crypto.randomUUID` is missing on pages without TLS.
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
