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

export function nothingKept(): Kept {
  return { access: null, queue: [], draft: "", hidden: false };
}

/** Keeps in `localStorage`, or only in memory where the browser forbids it. */
export class Device {
  constructor(private readonly place: Storage | null = localStorageOrNothing()) {}

  read(): Kept {
    try {
      const kept = JSON.parse(this.place?.getItem(PLACE) ?? "{}") as Partial<Kept>;
      return { ...nothingKept(), ...kept };
    } catch {
      return nothingKept();
    }
  }

  write(kept: Kept): void {
    try {
      this.place?.setItem(PLACE, JSON.stringify(kept));
    } catch {
      // Full, or forbidden: the conversation goes on, in memory.
    }
  }

  erase(): void {
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
}

function localStorageOrNothing(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
