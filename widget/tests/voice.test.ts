/** A French voice of this device's reads; a browser that listens writes what was said. */

import type { ReactiveControllerHost } from "lit";
import { afterEach, expect, test, vi } from "vitest";

import { Dictation } from "../src/dictation";
import { Voice } from "../src/voice";
import { message } from "./fakes";

const HOST: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const HERE = { lang: "fr-FR", localService: true, name: "Amélie" };
const ELSEWHERE = { lang: "fr-FR", localService: false, name: "Nuage" };
const ENGLISH = { lang: "en-GB", localService: true, name: "Daniel" };

interface Saying {
  text: string;
  lang: string;
  onstart: () => void;
  onend: () => void;
}

afterEach(() => vi.unstubAllGlobals());

function speaker(...voices: object[]): Saying[] {
  const queue: Saying[] = [];
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => voices,
    speak: (saying: Saying) => void queue.push(saying),
    cancel: () => queue.splice(0),
  });
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      constructor(readonly text: string) {}
    },
  );
  return queue;
}

test.each([
  ["a French voice of this device's", [ENGLISH, HERE], true],
  ["a voice that would send the words away", [ELSEWHERE], false],
  ["an English voice", [ENGLISH], false],
  ["no voice", [], false],
])("with %s, reading aloud is offered or not", (_, voices, offered) => {
  speaker(...voices);

  expect(new Voice(HOST).offered).toBe(offered);
});

test("without speech in the browser, nothing is offered and nothing breaks", () => {
  vi.stubGlobal("speechSynthesis", undefined);
  const voice = new Voice(HOST);

  voice.read(message("m", "ariane", "Bonjour."), "Bonjour.");

  expect(voice.offered).toBe(false);
});

test("messages are read one after the other, and a press on one that is read stops it", () => {
  const queue = speaker(HERE);
  const voice = new Voice(HOST);
  const [first, second] = [message("a", "ariane", "Un."), message("b", "ariane", "Deux.")];

  voice.read(first, "Un.");
  voice.read(second, "Deux.");
  queue[0]?.onstart();

  expect(queue.map(({ text }) => text)).toEqual(["Un.", "Deux."]);
  expect(queue[0]?.lang).toBe("fr-FR");
  expect(voice.reading).toBe("a");
  voice.toggle(first, "Un.");
  expect(queue).toEqual([]);
  expect(voice.reading).toBeNull();
});

class Listener {
  static last: Listener;
  lang = "";
  onresult: (event: object) => void = () => undefined;
  onerror: (event: object) => void = () => undefined;
  onend: () => void = () => undefined;

  constructor() {
    Listener.last = this;
  }

  start(): void {}

  stop(): void {
    this.onend();
  }
}

function heard(text: string, isFinal: boolean): ArrayLike<{ transcript: string }> {
  return Object.assign([{ transcript: text }], { isFinal });
}

test("what was said is written once it is certain, after what was there before", () => {
  vi.stubGlobal("webkitSpeechRecognition", Listener);
  const written: string[] = [];
  const dictation = new Dictation(HOST, (text) => void written.push(text));

  dictation.toggle();
  const results = [heard("j’ai payé", true), heard("quatre cent", false)];
  Listener.last.onresult({ resultIndex: 0, results });
  results[1] = heard(" 450 euros", true);
  Listener.last.onresult({ resultIndex: 1, results });

  expect(Listener.last.lang).toBe("fr-FR");
  expect(written).toEqual(["j’ai payé", "450 euros"]);
  expect(dictation.listening).toBe(true);
  dictation.toggle();
  expect(dictation.listening).toBe(false);
});

test.each([
  ["not-allowed", true],
  ["network", true],
  ["no-speech", false],
])("the error « %s » is told or not", (error, failed) => {
  vi.stubGlobal("webkitSpeechRecognition", Listener);
  const dictation = new Dictation(HOST, () => undefined);

  dictation.toggle();
  Listener.last.onerror({ error });
  Listener.last.onend();

  expect(dictation.failed).toBe(failed);
  expect(dictation.listening).toBe(false);
});

test("where nobody listens, nothing is offered", () => {
  expect(new Dictation(HOST, () => undefined).offered).toBe(false);
});
