/** The panel « Ce que j'ai noté »: read from the service each time it opens. */

import { html, nothing, type TemplateResult } from "lit";

import type { Choose } from "./choices";
import type { Client } from "./client";
import { reviewLines } from "./review";
import type { Access, Line } from "./shapes";
import { words } from "./words";

export class RecordPanel {
  #lines: Line[] | "opening" | "failed" = "opening";

  constructor(
    private readonly client: Client,
    private readonly access: () => Access | null,
    private readonly changed: () => void,
    private readonly find: () => HTMLDialogElement | null,
  ) {}

  async open(): Promise<void> {
    this.#lines = "opening";
    this.changed();
    const dialog = this.find();
    if (dialog && !dialog.open) dialog.showModal();
    try {
      const access = this.access();
      this.#lines = access ? (await this.client.record(access)).facts : [];
    } catch {
      this.#lines = "failed";
    }
    this.changed();
  }

  close(): void {
    this.find()?.close();
  }

  /**
   * Draw the panel.
   *
   * @param choose `null` once the declaration is filed: nothing changes any more.
   */
  view(choose: Choose | null): TemplateResult {
    const corrected: Choose = (button, event) => {
      this.close();
      choose?.(button, event);
    };
    return html`<dialog class="record side" aria-labelledby="record-title">
      <div class="dialog-head">
        <h2 id="record-title">${words.record.title}</h2>
        <button type="button" class="close" @click=${() => this.close()}>
          ${words.record.close}
        </button>
      </div>
      <div class="dialog-body" role="status">${this.#stateWords(choose !== null)}</div>
      ${
        typeof this.#lines === "object"
          ? reviewLines(this.#lines, choose ? corrected : null)
          : nothing
      }
    </dialog>`;
  }

  #stateWords(open: boolean): TemplateResult {
    if (this.#lines === "opening") return html`<p>${words.record.opening}</p>`;
    if (this.#lines === "failed") {
      return html`<p>${words.record.failed}</p>
        <button type="button" @click=${() => void this.open()}>${words.record.retry}</button>`;
    }
    if (!this.#lines.length) return html`<p>${words.record.none}</p>`;
    return html`<p>${open ? words.record.lead : words.record.filed}</p>`;
  }
}
