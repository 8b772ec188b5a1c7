/** Three presses on Shift leave at once: no browser and no screen reader uses them, five are Windows'. */

const TIMES = 3;
const WITHIN_MS = 2000;

export class ThriceShift {
  #presses: number[] = [];

  /** @param then called at the third press in a row. */
  constructor(private readonly then: () => void) {}

  /** Take in a key that went down; any other key between two presses starts the count anew. */
  press({ key, repeat, timeStamp }: Pick<KeyboardEvent, "key" | "repeat" | "timeStamp">): void {
    if (repeat) return;
    if (key !== "Shift") {
      this.#presses = [];
      return;
    }
    this.#presses = [...this.#presses, timeStamp].filter((at) => timeStamp - at < WITHIN_MS);
    if (this.#presses.length < TIMES) return;
    this.#presses = [];
    this.then();
  }
}
