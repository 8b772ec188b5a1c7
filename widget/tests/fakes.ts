/** A service in memory, and what stands for a browser's storage and patience. */

import type { Client } from "../src/client";
import type { Pause } from "../src/pause";
import { Problem, Unreachable } from "../src/problems";
import type { Access, Answer, Joined, Message, Opened, Outgoing, State, Told } from "../src/shapes";

export const NOT_FOUND = new Problem(404, "Nous ne retrouvons pas cette conversation", "…");
export const TOO_LONG = new Problem(422, "Je n’ai pas pu lire cette réponse", "…");
export const BROKEN = new Problem(500, "Quelque chose n’a pas marché de notre côté", "…");
export const ENGINE_AWAY = new Problem(503, "Je réponds avec un peu de retard", "…");
export const NO_NETWORK = new Unreachable();

/** Keeps messages by their key, as the service does, and answers each with an echo. */
export class MemoryService implements Client {
  transcript: Message[] = [];
  /** How the next calls fail, in order; a message is kept before its call fails. */
  failures: { call: "open" | "resume" | "say" | "attach" | "identify"; failure: Error; kept?: boolean }[] = [];
  engineAway = false;
  reading = false;
  calls: string[] = [];
  tells: Told[] = [];

  async open(): Promise<Opened> {
    this.#fail("open");
    this.transcript = [message("greeting", "ariane", "Bonjour.")];
    return { id: "c1", token: "t1", messages: [...this.transcript], state: this.#state() };
  }

  async draw(): Promise<{ code: string }> {
    return { code: "AAAA BBBB CCCC" };
  }

  async takeUp(): Promise<Opened> {
    throw NOT_FOUND;
  }

  async handed(): Promise<Access> {
    throw NOT_FOUND;
  }

  async resume(access: Access): Promise<Answer> {
    this.#fail("resume");
    this.calls.push("resume");
    if (access.token !== "t1") throw NOT_FOUND;
    return { messages: [...this.transcript], state: this.#state() };
  }

  async say(access: Access, said: Outgoing): Promise<Answer> {
    const next = this.failures[0];
    if (next?.call !== "say" || next.kept) this.#keep(said);
    this.#fail("say");
    this.calls.push(`say ${said.text}`);
    if (access.token !== "t1") throw NOT_FOUND;
    if (this.engineAway) throw ENGINE_AWAY;
    this.answer();
    const answers = this.transcript.filter(({ id }) => id === `answer to ${said.key}`);
    return { messages: answers, state: this.#state() };
  }

  /** Hands over what `tells` holds, then ends as a lost connection does. */
  async follow(_: Access, __: AbortSignal, told: (news: Told) => void): Promise<void> {
    this.calls.push("follow");
    this.tells.splice(0).forEach(told);
  }

  async record(): Promise<{ facts: [] }> {
    return { facts: [] };
  }

  async identify(): Promise<{ url: string }> {
    this.#fail("identify");
    return { url: "https://fournisseur.example.org/" };
  }

  async attach(_: Access, file: File, onSent: (share: number) => void): Promise<Joined> {
    onSent(1);
    this.#fail("attach");
    const joined = message(`joined ${file.name}`, "ariane", `Pièce ajoutée : ${file.name}.`);
    this.transcript.push(joined);
    return { messages: [joined], state: this.#state(), remaining: 19 };
  }

  /** Answer what is not answered yet, as the service does once the engine is back. */
  answer(): void {
    this.engineAway = false;
    for (const { id, text } of this.#unanswered()) {
      const at = this.transcript.findIndex((each) => each.id === id);
      const echo = message(`answer to ${id.replace("from ", "")}`, "ariane", `J’ai noté : ${text}`);
      this.transcript.splice(at + 1, 0, echo);
    }
  }

  #keep(said: Outgoing): void {
    const id = `from ${said.key}`;
    if (this.transcript.some((each) => each.id === id)) return;
    this.transcript.push(message(id, "victim", said.text));
  }

  #unanswered(): Message[] {
    const answered = new Set(this.transcript.map(({ id }) => id));
    return this.transcript.filter(
      ({ id, author }) =>
        author === "victim" && !answered.has(`answer to ${id.replace("from ", "")}`),
    );
  }

  #state(): State {
    const waiting = this.#unanswered().length > 0;
    return { stage: "story", question: null, autofill: "off", progress: 0, waiting, reading: this.reading };
  }

  #fail(call: string): void {
    if (this.failures[0]?.call !== call) return;
    const { failure } = this.failures.shift() as { failure: Error };
    throw failure;
  }
}

export function message(id: string, author: Message["author"], text: string): Message {
  return { id, author, text, at: "2026-03-05T10:00:00+00:00", buttons: [], custom: null };
}

/** Waits for nothing, and lets a test see and do things at each wait. */
export class NoPause implements Pause {
  waits: number[] = [];
  onWait: () => void = () => undefined;

  async wait(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    if (this.waits.length > 50) throw new Error("it waits for ever");
    this.onWait();
  }

  wake(): void {
    // Nobody sleeps.
  }
}

export class MemoryStorage implements Storage {
  readonly #kept = new Map<string, string>();

  get length(): number {
    return this.#kept.size;
  }

  key(rank: number): string | null {
    return [...this.#kept.keys()][rank] ?? null;
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }

  removeItem(key: string): void {
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
  }
}
