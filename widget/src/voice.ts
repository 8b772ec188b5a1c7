/** Reads messages aloud with the browser's own French voice; nothing is offered where there is none. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { Message } from "./shapes";

export class Voice implements ReactiveController {
  /** The message that is being read. */
  reading: string | null = null;

  readonly #speaker: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  // Voices come in late: they are asked for again when the browser says so.
  readonly #heard = (): void => this.host.requestUpdate();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** A French voice is there. */
  get offered(): boolean {
    return this.#french() !== undefined;
  }

  hostConnected(): void {
    this.#speaker?.addEventListener?.("voiceschanged", this.#heard);
  }

  hostDisconnected(): void {
    this.#speaker?.removeEventListener?.("voiceschanged", this.#heard);
    this.stop();
  }

  /** Read a message after those that are being read. */
  read({ id }: Message, text: string): void {
    const voice = this.#french();
    if (!voice || !this.#speaker) return;
    const saying = new SpeechSynthesisUtterance(text);
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.onstart = () => this.#now(id);
    saying.onend = () => this.#now(null);
    saying.onerror = saying.onend;
    this.#speaker.speak(saying);
  }

  /** Read a message at once, or stop if it is the one being read. */
  toggle(message: Message, text: string): void {
    const wasReading = this.reading === message.id;
    this.stop();
    if (!wasReading) this.read(message, text);
  }

  stop(): void {
    this.#speaker?.cancel();
    this.#now(null);
  }

  #french(): SpeechSynthesisVoice | undefined {
    const voices = this.#speaker?.getVoices() ?? [];
    const french = voices.filter(({ lang }) => /^fr\b/i.test(lang));
    // A voice of this device's sends nothing anywhere.
    return french.find(({ localService }) => localService);
  }

  #now(reading: string | null): void {
    this.reading = reading;
    this.host.requestUpdate();
  }
}
