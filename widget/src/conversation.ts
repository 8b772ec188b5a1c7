/** The conversation as the victim sees it: what was said, what is on its way, what went wrong. */

import type { Client } from "./client";
import { News } from "./news";
import { asMessage, missingFrom, outgoing, typedText } from "./outgoing";
import { backoff, type Pause } from "./pause";
import { Problem, problemFrom } from "./problems";
import type { Access, Answer, Message, Outgoing, State, Told } from "./shapes";
import type { Device } from "./storage";

/** `away`: nothing answers; `late`: the service answers that it cannot answer yet. */
export type Activity = "opening" | "sending" | "away" | "late" | "idle";

/** Why nothing of the conversation is shown: she left in a hurry, or erased it. */
export type Door = "hidden" | "erased";

const POLL_MS = 2000;
// While the service says what is new, asking is for what gets lost on the way.
const RARELY_MS = 20_000;
// A bug of the service's: what always fails must not hold back what was written next.
const MOST_TRIES = 5;

export class Conversation {
  messages: Message[] = [];
  state: State | null = null;
  activity: Activity = "opening";
  /** Why an answer is late, in the service's words. */
  problem: Problem | null = null;
  /** Why what was sent came back to the composer. */
  refusal: Problem | null = null;
  /** The service no longer knew the former conversation. */
  lost = false;
  /** It began on an earlier visit. */
  resumed = false;
  door: Door | null = null;
  /** The service says what is new: nothing need be asked for. */
  live = false;

  #news: News;
  #stale: boolean;
  #tried: Set<string>;
  #told: Told | null = null;
  #delivering = false;
  #running = false;
  /** Counts departures: what comes back after one belongs to no screen. */
  #epoch = 0;

  /**
   * @param changed called after anything that is shown has changed.
   * @param heard called once with each new message of Ariane's.
   * @param found called when a conversation of an earlier visit is there again.
   */
  constructor(
    private readonly client: Client,
    private readonly device: Device,
    private readonly pause: Pause,
    private readonly changed: () => void,
    heard: (messages: Message[]) => void,
    private readonly found: () => void = () => undefined,
  ) {
    this.#news = new News(heard);
    this.#stale = this.resumed = this.device.kept.access !== null;
    this.#tried = new Set(this.device.kept.queue.map(({ key }) => key));
    if (this.device.kept.hidden) this.door = "hidden";
  }

  get access(): Access | null {
    return this.device.kept.access;
  }

  get draft(): string {
    return this.device.kept.draft;
  }

  set draft(text: string) {
    this.device.keep({ draft: text });
  }

  /** What was written and is not in the transcript yet. */
  get pending(): Outgoing[] {
    return missingFrom(this.messages, this.device.kept.queue);
  }

  /** Go on: open, resume, send what waits, until nothing is left to do. */
  async run(): Promise<void> {
    if (this.#running || this.door) return;
    this.#running = true;
    const epoch = this.#epoch;
    let tries = 0;
    for (let more = true; more;) {
      try {
        more = await this.#step(epoch);
        if (!this.#tried.size) tries = 0;
      } catch (failure) {
        if (epoch === this.#epoch) await this.#recover(failure, tries++);
      }
      if (epoch !== this.#epoch) return;
    }
    this.#running = false;
    this.#turn("idle");
  }

  /** Send a message, now or when it can be; a button has a payload. */
  say(text: string, payload?: string): void {
    const queue = [...this.device.kept.queue, outgoing(text, payload)];
    this.device.keep(payload ? { queue } : { queue, draft: "" });
    this.refusal = null;
    this.changed();
    this.pause.wake();
    void this.run();
  }

  /** Leave for the identity provider, which leads back here. */
  async identify(leave: (url: string) => void): Promise<void> {
    if (!this.access) return;
    this.refusal = null;
    try {
      leave((await this.client.identify(this.access)).url);
    } catch (failure) {
      this.refusal = failure instanceof Problem ? failure : problemFrom(0, "");
      this.changed();
    }
  }

  /** Read what was said without being asked for: a file's question, a late answer, an officer's. */
  heed(told: Told): void {
    this.#told = told;
    this.live = true;
    const { waiting, reading } = this.state ?? told;
    const changed = waiting !== told.waiting || reading !== told.reading;
    if (this.#delivering || this.door || !(changed || this.#unheard)) return;
    this.#stale = true;
    this.pause.wake();
    void this.run();
  }

  /** Take in an answer that came by another way. */
  take({ messages, state }: Answer): void {
    if (this.door) return;
    this.#news.tell(messages);
    const shown = new Set(this.messages.map(({ id }) => id));
    this.messages = [...this.messages, ...messages.filter(({ id }) => !shown.has(id))];
    this.state = state;
    this.changed();
    if (state.reading) void this.run();
  }

  /** Show nothing until she comes back; everything is kept. */
  hide(): void {
    this.device.keep({ hidden: true });
    this.#shut("hidden");
  }

  /** Forget everything on this device. */
  erase(): void {
    this.device.erase();
    this.#stale = this.resumed = false;
    this.#shut("erased");
  }

  /** Come back in. */
  enter(): void {
    this.door = null;
    this.#stale = this.resumed = this.device.kept.access !== null;
    if (this.device.kept.hidden) this.device.keep({ hidden: false });
    this.#turn("opening");
    void this.run();
  }

  /** Do the next thing; answer whether there may be another. */
  async #step(epoch: number): Promise<boolean> {
    const { access, queue } = this.device.kept;
    if (!access) {
      const { id, token, ...answer } = await this.client.open();
      if (epoch !== this.#epoch) return false;
      this.device.keep({ access: { id, token } });
      this.#absorb(answer);
      return true;
    }
    if (this.#stale) {
      const told = this.#told;
      const answer = await this.client.resume(access);
      if (epoch !== this.#epoch) return false;
      if (!this.state) {
        this.#news.know(answer.messages);
        this.found();
      }
      this.#absorb(answer);
      // Told meanwhile, it may be missing from this answer.
      this.#stale = this.#told !== told && this.#unheard;
      return true;
    }
    if (this.state?.waiting) {
      this.#turn("late");
      await this.pause.wait(this.#patience);
      this.#stale = true;
      return true;
    }
    const [next] = queue;
    if (!next && this.state?.reading) {
      this.#turn("idle");
      await this.pause.wait(this.#patience);
      // What she has written meanwhile goes first.
      this.#stale = !this.device.kept.queue.length;
      return epoch === this.#epoch;
    }
    if (!next) return false;
    this.#delivering = true;
    this.#turn("sending");
    const answer = await this.client.say(access, next);
    if (epoch !== this.#epoch) return false;
    this.#delivering = false;
    this.#delivered(next, answer);
    return true;
  }

  get #patience(): number {
    return this.live ? RARELY_MS : POLL_MS;
  }

  /** The service spoke of a message that is not shown yet. */
  get #unheard(): boolean {
    const last = this.#told?.last;
    return !!last && this.state !== null && !this.messages.some(({ id }) => id === last);
  }

  #delivered(said: Outgoing, answer: Answer): void {
    this.device.keep({ queue: this.device.kept.queue.filter((each) => each !== said) });
    this.problem = null;
    // Sent more than once, it may be in the transcript already: read it all again.
    this.#stale = this.#tried.delete(said.key);
    if (this.#stale) return;
    const { messages, state } = answer;
    this.take({ messages: [asMessage(said, messages), ...messages], state });
    this.#stale = this.#unheard;
  }

  async #recover(failure: unknown, tries: number): Promise<void> {
    const known = failure instanceof Problem;
    const delivering = this.#delivering;
    this.#delivering = false;
    if (known && failure.status === 404 && this.device.kept.access) return this.#begin();
    const hopeless = known && failure.status === 500 && tries + 1 >= MOST_TRIES;
    if (known && delivering && (hopeless || !failure.passing)) return this.#refuse(failure);
    for (const { key } of this.device.kept.queue.slice(0, 1)) this.#tried.add(key);
    this.problem = known ? failure : null;
    this.#turn(known ? "late" : "away");
    await this.pause.wait(backoff(tries));
    // The message may have arrived all the same, and its answer with it.
    this.#stale = this.device.kept.access !== null;
  }

  /** Begin anew, for want of the former conversation; what was typed goes back to the composer. */
  #begin(): void {
    this.device.keep({
      access: null,
      queue: [],
      draft: typedText(this.device.kept.queue, this.draft),
    });
    this.#stale = this.resumed = false;
    this.#tried.clear();
    this.#told = null;
    this.messages = [];
    this.state = null;
    this.lost = true;
    this.#turn("opening");
  }

  #refuse(problem: Problem): void {
    const [refused, ...queue] = this.device.kept.queue;
    this.#tried.delete(refused?.key ?? "");
    this.device.keep({ queue, draft: typedText(refused ? [refused] : [], this.draft) });
    this.problem = null;
    this.refusal = problem;
    this.changed();
  }

  #absorb(answer: Answer): void {
    this.problem = null;
    this.messages = [];
    this.take(answer);
  }

  #shut(door: Door): void {
    this.#epoch += 1;
    this.#told = null;
    this.#running = false;
    this.#delivering = false;
    this.door = door;
    this.messages = [];
    this.state = null;
    this.problem = this.refusal = null;
    this.lost = false;
    this.pause.wake();
    this.changed();
  }

  #turn(activity: Activity): void {
    this.activity = activity;
    this.changed();
  }
}
