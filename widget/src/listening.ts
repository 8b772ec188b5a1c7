/** The button that reads one message aloud. */

import { html, type TemplateResult } from "lit";

import type { Message } from "./shapes";
import { words } from "./words";

export interface Listening {
  /** The message that is being read. */
  reading: string | null;
  toggle: (message: Message) => void;
}

const BEGINNING = 40;

export function listenButton(message: Message, { reading, toggle }: Listening): TemplateResult {
  const reads = reading === message.id;
  return html`<button type="button" class="quiet listen" @click=${() => toggle(message)}>
    ${reads ? words.voice.stop : words.voice.listen}<span class="unseen"
      >${words.voice.which(message.text.slice(0, BEGINNING))}</span
    >
  </button>`;
}
