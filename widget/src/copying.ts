/** Copies an address to the clipboard, and says whether it is there. */

import { words } from "./words";

export class Copying {
  /** Whether the address is in the clipboard, `null` before she asks. */
  copied: boolean | null = null;

  constructor(
    private readonly changed: () => void,
    private readonly told: (text: string) => void,
  ) {}

  async copy(field: HTMLInputElement): Promise<void> {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      this.copied = true;
    } catch {
      this.copied = false;
    }
    this.told(this.copied ? words.filed.copied : words.filed.notCopied);
    this.changed();
  }

  clear(): void {
    this.copied = null;
  }
}
