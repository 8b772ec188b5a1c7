/** The panel « Changer d'appareil »: a code to take along, or one to come back with. */

import { html, nothing, type TemplateResult } from "lit";

import type { Client } from "./client";
import { Problem } from "./problems";
import type { Access } from "./shapes";
import { words } from "./words";

export class ElsewherePanel {
  #code: string | null = null;
  /** Why no code was drawn. */
  #notDrawn: string | null = null;
  /** Why a code opened nothing. */
  #notOpened: string | null = null;

  /** @param opened called with what opens the conversation whose code she has. */
  constructor(
    private readonly client: Client,
    private readonly access: () => Access | null,
    private readonly changed: () => void,
    private readonly find: () => HTMLDialogElement | null,
    private readonly opened: (access: Access) => void,
  ) {}

  open(): void {
    this.#code = this.#notDrawn = this.#notOpened = null;
    this.changed();
    this.find()?.showModal();
  }

  view(): TemplateResult {
    const { title, close, take, lead, draw, label, come, enter, go } = words.elsewhere;
    const shut = (): void => this.find()?.close();
    return html`<dialog class="elsewhere side" aria-labelledby="elsewhere-title">
      <div class="dialog-head">
        <h2 id="elsewhere-title">${title}</h2>
        <button type="button" class="close" @click=${shut}>${close}</button>
      </div>
      <h3>${take}</h3>
      <p>${lead}</p>
      <p role="status">
        ${this.#code ? html`${label} <strong class="code">${this.#code}</strong>` : this.#notDrawn}
      </p>
      <p><button type="button" @click=${() => void this.#draw()}>${draw}</button></p>
      <h3>${come}</h3>
      <form @submit=${(event: SubmitEvent) => void this.#enter(event)}>
        <label for="code">${enter}</label>
        ${
          this.#notOpened
            ? html`<p id="code-problem" class="problem" role="alert">${this.#notOpened}</p>`
            : nothing
        }
        <input
          id="code"
          name="code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-invalid=${this.#notOpened ? "true" : "false"}
          aria-describedby=${this.#notOpened ? "code-problem" : nothing}
        />
        <button type="submit">${go}</button>
      </form>
    </dialog>`;
  }

  async #draw(): Promise<void> {
    const access = this.access();
    try {
      if (access) this.#code = (await this.client.draw(access)).code;
      this.#notDrawn = null;
    } catch (failure) {
      this.#notDrawn = told(failure);
    }
    this.changed();
  }

  async #enter(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("code") as HTMLInputElement;
    try {
      const { id, token } = await this.client.takeUp(field.value);
      this.find()?.close();
      field.value = "";
      this.opened({ id, token });
    } catch (failure) {
      const wrong = failure instanceof Problem && failure.status === 404;
      this.#notOpened = wrong ? words.elsewhere.unknown : told(failure);
      this.changed();
      field.focus();
    }
  }
}

function told(failure: unknown): string {
  return failure instanceof Problem ? failure.detail : words.elsewhere.unreachable;
}
