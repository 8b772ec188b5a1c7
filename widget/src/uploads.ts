/** The files (« pièces ») on their way: one at a time, each with what became of it. */

import type { Client } from "./client";
import { Problem } from "./problems";
import type { Access, Joined } from "./shapes";
import { sizeWords, words } from "./words";

export type Fate = "waiting" | "sending" | "joined" | "refused" | "unsent";

export interface Upload {
  readonly file: File;
  fate: Fate;
  /** How much has left, 0 to 1. */
  share: number;
  /** Why it was refused or did not leave. */
  reason: string;
}

export class Uploads {
  list: Upload[] = [];
  /** How many more the service takes, `null` before it said so. */
  remaining: number | null = null;

  #running = false;

  constructor(
    private readonly client: Client,
    private readonly access: () => Access | null,
    private readonly changed: () => void,
    private readonly joined: (answer: Joined) => void,
    private readonly failed: (told: string) => void,
  ) {}

  /** Send files; those too heavy to be taken never leave. */
  add(files: Iterable<File>, mostBytes: number): void {
    const heavy = words.evidence.heavy(sizeWords(mostBytes));
    for (const file of files) {
      const fits = file.size <= mostBytes;
      if (!fits) this.failed(words.said(file.name, heavy));
      const fate = fits ? "waiting" : "refused";
      this.list = [...this.list, { file, fate, share: 0, reason: fits ? "" : heavy }];
    }
    this.changed();
    void this.#run();
  }

  /** Send again a file that did not leave. */
  retry(upload: Upload): void {
    Object.assign(upload, { fate: "waiting", share: 0, reason: "" });
    this.changed();
    void this.#run();
  }

  clear(): void {
    this.list = [];
    this.remaining = null;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#next(); next; next = this.#next()) await this.#send(next);
    this.#running = false;
  }

  #next(): Upload | undefined {
    return this.list.find(({ fate }) => fate === "waiting");
  }

  async #send(upload: Upload): Promise<void> {
    upload.fate = "sending";
    this.changed();
    try {
      const access = this.access();
      if (!access) throw new Error("no conversation is open");
      const answer = await this.client.attach(access, upload.file, (share) => {
        upload.share = share;
        this.changed();
      });
      if (!this.list.includes(upload)) return;
      upload.fate = "joined";
      this.remaining = answer.remaining;
      this.joined(answer);
    } catch (failure) {
      const told = failure instanceof Problem ? failure.detail : words.evidence.unreachable;
      const refused = failure instanceof Problem && !failure.passing;
      Object.assign(upload, { fate: refused ? "refused" : "unsent", reason: told });
      this.failed(words.said(upload.file.name, told));
    }
    this.changed();
  }
}

/** Return what becomes of a file, in words. */
export function fateWords({ fate, share, reason }: Upload): string {
  const { waiting, sending, checking, joined } = words.evidence;
  if (fate === "waiting") return waiting;
  if (fate === "sending") return share < 1 ? sending(Math.round(share * 100)) : checking;
  return fate === "joined" ? joined : reason;
}
