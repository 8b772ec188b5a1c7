/** How she wants to read: kept on this device, apart from the conversation, and nothing personal. */

const PLACE = "ariane.comfort";

/** `asked`: a button on each message; `always`: each new message too. */
export type Aloud = "off" | "asked" | "always";

/**
 * @property size of the text: 0 as it is, 1 larger, 2 the largest.
 * @property airy more room between letters, words and lines.
 * @property plainFont letters that are hard to mistake for one another.
 * @property easy easy-to-read wording (« facile à lire »), one line a sentence.
 * @property dictates she knows where her voice goes, and wants to dictate.
 * @property told « quitter vite » was explained.
 */
export interface Comfort {
  size: 0 | 1 | 2;
  airy: boolean;
  plainFont: boolean;
  easy: boolean;
  aloud: Aloud;
  dictates: boolean;
  told: boolean;
}

const AS_IT_IS: Comfort = {
  size: 0,
  airy: false,
  plainFont: false,
  easy: false,
  aloud: "off",
  dictates: false,
  told: false,
};

export class Preferences {
  kept: Comfort;

  constructor(
    private readonly changed: () => void,
    private readonly place: Storage | null,
  ) {
    this.kept = { ...AS_IT_IS, ...this.#read() };
  }

  set(part: Partial<Comfort>): void {
    this.kept = { ...this.kept, ...part };
    try {
      this.place?.setItem(PLACE, JSON.stringify(this.kept));
    } catch {
      // Full, or forbidden: the choice holds until the page closes.
    }
    this.changed();
  }

  /** Show the choices on an element, for the style sheet. */
  mark(host: HTMLElement): void {
    const { size, airy, plainFont, easy } = this.kept;
    host.dataset["size"] = String(size);
    host.toggleAttribute("data-airy", airy);
    host.toggleAttribute("data-plain", plainFont);
    host.toggleAttribute("data-easy", easy);
  }

  #read(): Partial<Comfort> {
    try {
      return JSON.parse(this.place?.getItem(PLACE) ?? "{}") as Partial<Comfort>;
    } catch {
      return {};
    }
  }
}
