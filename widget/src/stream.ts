/** Listens to what the service says by itself; where that does not come through, the chat asks. */

import type { Client } from "./client";
import { backoff, type Pause } from "./pause";
import type { Access, Told } from "./shapes";

export class Stream {
  #followed: string | null = null;
  #stop = new AbortController();

  /**
   * @param told called with each event.
   * @param lost called when events no longer come through.
   */
  constructor(
    private readonly client: Client,
    private readonly pause: Pause,
    private readonly told: (news: Told) => void,
    private readonly lost: () => void,
  ) {}

  /** Listen to a conversation until another one is followed, or none. */
  follow(access: Access | null): void {
    if (access?.id === (this.#followed ?? undefined)) return;
    this.#stop.abort();
    this.#followed = access?.id ?? null;
    this.pause.wake();
    if (access) void this.#run(access, (this.#stop = new AbortController()).signal);
  }

  async #run(access: Access, stop: AbortSignal): Promise<void> {
    for (let tries = 0; !stop.aborted; tries += 1) {
      try {
        await this.client.follow(access, stop, (news) => {
          tries = 0;
          if (!stop.aborted) this.told(news);
        });
      } catch {
        // No network, or a proxy that lets no stream through: the chat asks for itself.
      }
      if (stop.aborted) return;
      this.lost();
      await this.pause.wait(backoff(tries));
    }
  }
}

/** Return what whole events say, and the beginning of the next. */
export function eventsIn(text: string): { news: Told[]; rest: string } {
  const lines = text.split("\n");
  const rest = lines.pop() ?? "";
  const data = lines.filter((line) => line.startsWith("data: "));
  return { news: data.map((line) => JSON.parse(line.slice(6)) as Told), rest };
}
