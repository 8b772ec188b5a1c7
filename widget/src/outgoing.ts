/** What the victim says, until it is in the transcript. */

import type { Message, Outgoing } from "./shapes";

/** Return a message to send; a button has a payload. */
export function outgoing(text: string, payload?: string): Outgoing {
  const written = { key: freshKey(), text, at: new Date().toISOString() };
  return payload ? { ...written, payload } : written;
}

/** Return it as it stands in the transcript. */
export function asMessage({ key, text, at }: Outgoing): Message {
  return { id: key, author: "victim", text, at, buttons: [], custom: null };
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
