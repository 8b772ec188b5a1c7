/** Writes what she says, where the browser can listen; she was told where her voice goes. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The part of the Web Speech API that is used here: browsers have it under either name. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  start(): void;
  stop(): void;
  onresult: ((event: { resultIndex: number; results: SpeechResults }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
}
type SpeechResults = ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
type Listener = new () => Recognition;

export class Dictation implements ReactiveController {
  listening = false;
  /** The microphone is refused, or nobody listens. */
  failed = false;

  #recognition: Recognition | null = null;

  /** @param wrote called with each piece of text that was recognised. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly wrote: (text: string) => void,
  ) {
    host.addController(this);
  }

  get offered(): boolean {
    return listener() !== undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  readonly toggle = (): void => {
    if (this.listening) this.stop();
    else this.#start();
  };

  stop(): void {
    this.#recognition?.stop();
  }

  #start(): void {
    const Listens = listener();
    if (!Listens) return;
    const recognition = (this.#recognition = new Listens());
    recognition.lang = "fr-FR";
    recognition.continuous = true;
    recognition.onresult = ({ resultIndex, results }) => {
      const fresh = Array.from(results).slice(resultIndex);
      const said = fresh.filter(({ isFinal }) => isFinal).map((each) => each[0]?.transcript ?? "");
      if (said.length) this.wrote(said.join(" ").trim());
    };
    recognition.onerror = ({ error }) => {
      // Silence is no failure: she thinks.
      this.failed = error !== "no-speech" && error !== "aborted";
    };
    recognition.onend = () => {
      this.listening = false;
      this.host.requestUpdate();
    };
    this.failed = false;
    this.listening = true;
    recognition.start();
    this.host.requestUpdate();
  }
}

function listener(): Listener | undefined {
  const browser = globalThis as { SpeechRecognition?: Listener; webkitSpeechRecognition?: Listener };
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
}
