/** Puts a field's text into the clipboard, or selects it where that is refused. */

/** What is said once it is done, and where it could not be. */
export interface Told {
  copied: string;
  notCopied: string;
}

/** The last text that she asked to copy, and whether it is in the clipboard. */
export interface Copied {
  text: string;
  done: boolean;
}

export type Copy = (field: HTMLInputElement | HTMLTextAreaElement, told: Told) => void;

/** Return what is said beside a text: nothing unless it is the last that she asked to copy. */
export function copyNote(copied: Copied | null, text: string, told: Told): string {
  if (copied?.text !== text) return "";
  return copied.done ? told.copied : told.notCopied;
}

export class Copying {
  copied: Copied | null = null;

  constructor(
    private readonly changed: () => void,
    private readonly told: (text: string) => void,
  ) {}

  async copy(...[field, told]: Parameters<Copy>): Promise<void> {
    field.select();
    const text = field.value;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = { text, done: true };
    } catch {
      this.copied = { text, done: false };
    }
    this.told(copyNote(this.copied, text, told));
    this.changed();
  }

  clear(): void {
    this.copied = null;
  }
}
