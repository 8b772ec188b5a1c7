/** Waits between two tries, and wakes early when there is reason to. */

export interface Pause {
  wait(milliseconds: number): Promise<void>;
  wake(): void;
}

export class Sleep implements Pause {
  #wake: () => void = () => undefined;

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  wake(): void {
    this.#wake();
  }
}

/** Return how long to wait before try number `tries`: 1 s, then twice as long, 15 s at most. */
export function backoff(tries: number): number {
  return Math.min(1000 * 2 ** tries, 15_000);
}
