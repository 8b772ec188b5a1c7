/** Speaks each new message once to whoever listens rather than reads. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import { paragraphsOf, wordsOf } from "./easy";
import type { Message } from "./shapes";
import { words } from "./words";

// Emptied sooner, TalkBack with Chrome misses it; left there, some readers say it all again.
const HELD_MS = 1200;

export class LiveRegion implements ReactiveController {
  /** What is being spoken. */
  texts: string[] = [];

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.texts = [];
  }

  speak(texts: string[]): void {
    this.texts = [...this.texts, ...texts];
    this.host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.texts = [];
      this.host.requestUpdate();
    }, HELD_MS);
  }
}

/** Return a message as it is said aloud: who, what, and what may be answered. */
export function spoken(message: Message, easy: boolean): string {
  const { author, buttons } = message;
  const who = author === "officer" ? words.officer : words.ariane;
  const said = words.said(who, inOneBreath(message, easy));
  if (!buttons.length) return said;
  return `${said} ${words.choicesSpoken(buttons.map(({ title }) => title).join(", "))}`;
}

/** Return a message's words on one line. */
export function inOneBreath(message: Message, easy: boolean): string {
  return paragraphsOf(wordsOf(message, easy), easy).join(" ").replace(/\s*\n+\s*/g, " ");
}
