/** What this device keeps, so that a victim finds her conversation again. */

import type { Access, Outgoing } from "./shapes";

const PLACE = "ariane.conversation";

/**
 * @property access what opens the conversation, `null` before it is opened.
 * @property queue what was written and is not known to have arrived.
 * @property draft what stands in the composer.
 * @property hidden she left in a hurry: nothing is shown before she says so.
 */
export interface Kept {
  access: Access | null;
  queue: Outgoing[];
  draft: string;
  hidden: boolean;
}

function nothing(): Kept {
  return { access: null, queue: [], draft: "", hidden: false };
}

/** Keeps in `localStorage`, or only in memory where the browser forbids it. */
export class Device {
  kept: Kept;

  constructor(private readonly place: Storage | null) {
    this.kept = { ...nothing(), ...this.#read() };
  }

  keep(part: Partial<Kept>): void {
    this.kept = { ...this.kept, ...part };
    try {
      this.place?.setItem(PLACE, JSON.stringify(this.kept));
    } catch {
      // Full, or forbidden: the conversation goes on, in memory.
    }
  }

  erase(): void {
    this.kept = nothing();
    try {
      this.place?.removeItem(PLACE);
    } catch {
      // Forbidden: then nothing was kept either.
    }
  }

  /** Call back when another tab erases what is kept. */
  onErased(then: () => void): () => void {
    const listen = (event: StorageEvent): void => {
      if ((event.key === PLACE || event.key === null) && event.newValue === null) then();
    };
    addEventListener("storage", listen);
    return () => removeEventListener("storage", listen);
  }

  #read(): Partial<Kept> {
    try {
      return JSON.parse(this.place?.getItem(PLACE) ?? "{}") as Partial<Kept>;
    } catch {
      return {};
    }
  }
}

/** Return where this browser keeps things, `null` where it forbids it. */
export function localPlace(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
