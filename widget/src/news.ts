/** Tells each message of Ariane's once, however often the transcript is read. */

import type { Message } from "./shapes";

export class News {
  #known = new Set<string>();

  constructor(private readonly heard: (messages: Message[]) => void) {}

  /** Take messages as read already. */
  know(messages: Message[]): void {
    for (const { id } of messages) this.#known.add(id);
  }

  /** Tell those that are new. */
  tell(messages: Message[]): void {
    const fresh = messages.filter(({ id, author }) => author !== "victim" && !this.#known.has(id));
    this.know(fresh);
    if (fresh.length) this.heard(fresh);
  }
}
