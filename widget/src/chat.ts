/** `<ariane-chat>`: the conversation, whole, in one element. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Choose } from "./choices";
import { HttpClient } from "./client";
import { composer, grow } from "./composer";
import { Conversation } from "./conversation";
import { type Copied, type Copy, copyNote } from "./copying";
import { doorstep, eraseDialog, goAway, quickLeave } from "./leaving";
import { LiveRegion, spoken } from "./live";
import { Sleep } from "./pause";
import { RecordPanel } from "./record-panel";
import { Following } from "./scrolling";
import { statusWords } from "./status";
import { stepWords } from "./steps";
import { Device } from "./storage";
import { styles } from "./styles";
import { transcript } from "./transcript";
import { Uploads } from "./uploads";
import { words } from "./words";

export class ArianeChat extends LitElement {
  static override styles = styles;

  readonly #device = new Device();
  readonly #client = new HttpClient();
  readonly #pause = new Sleep();
  readonly #live = new LiveRegion(this);
  readonly #following = new Following(this);
  readonly #changed = (): void => this.requestUpdate();
  readonly #conversation = new Conversation(
    this.#client,
    this.#device,
    this.#pause,
    this.#changed,
    (messages) => {
      this.#live.speak(messages.map(spoken));
      this.#following.follow();
    },
    () => this.#following.insist(),
  );
  readonly #uploads = new Uploads(
    this.#client,
    () => this.#conversation.access,
    this.#changed,
    (answer) => this.#conversation.take(answer),
    (told) => this.#live.speak([told]),
  );
  readonly #record = new RecordPanel(
    this.#client,
    () => this.#conversation.access,
    this.#changed,
    () => this.renderRoot.querySelector("dialog.record"),
  );
  #forget: () => void = () => undefined;
  #empty = false;
  #spoke = false;
  #copied: Copied | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#online);
    addEventListener("offline", this.#changed);
    this.#forget = this.#device.onErased(() => this.#conversation.erase());
    void this.#conversation.run();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#online);
    removeEventListener("offline", this.#changed);
    this.#forget();
  }

  protected override render(): TemplateResult {
    const { door } = this.#conversation;
    const filed = this.#filed;
    return html`<section aria-labelledby="region">
        <h2 id="region" class="unseen">${words.region}</h2>
        ${door ? doorstep(door, this.#enter, this.#askErase) : this.#open()}
      </section>
      <div class="unseen" aria-live="polite">
        ${this.#live.texts.map((text) => html`<p>${text}</p>`)}
      </div>
      ${this.#record.view(filed ? null : this.#choose)} ${eraseDialog(filed, this.#erase)}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const field = this.#field;
    if (field) grow(field);
  }

  #open(): TemplateResult {
    const conversation = this.#conversation;
    const { state, activity } = conversation;
    const offline = !navigator.onLine;
    return html`<div class="bar">
        <div class="progress">
          <p id="step">${stepWords(state?.stage ?? "welcome")}</p>
          <progress max="1" .value=${state?.progress ?? 0} aria-labelledby="step"></progress>
        </div>
        ${quickLeave(this.#leave)}
      </div>
      ${
        conversation.lost
          ? html`<div class="paper notice">
            <p><b>${words.lost.title}.</b> ${words.lost.detail}</p>
            <button type="button" @click=${this.#understood}>${words.lost.close}</button>
          </div>`
          : nothing
      }
      <p id="log-help" class="unseen">${words.logHelp}</p>
      ${transcript({
        conversation,
        uploads: this.#uploads,
        offline,
        choose: this.#choose,
        identify: () => void this.#conversation.identify((url) => location.assign(url)),
        back: () => this.#field?.focus(),
        copied: this.#copied,
        copy: (field, told) => void this.#copy(field, told),
      })}
      <div class="status ${activity}" role="status">
        ${statusWords(conversation, offline, !this.#spoke)}
      </div>
      ${composer({
        draft: conversation.draft,
        answering: conversation.messages.some(({ author }) => author === "victim"),
        problem: conversation.refusal,
        empty: this.#empty,
        changed: this.#typed,
        send: this.#send,
        openRecord: () => void this.#record.open(),
      })}
      <p class="foot">
        <button type="button" class="quiet" @click=${this.#askErase}>${words.leave.erase}</button>
      </p>`;
  }

  get #filed(): boolean {
    return this.#conversation.state?.stage === "filed";
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  readonly #online = (): void => {
    this.#pause.wake();
    this.#changed();
  };

  readonly #typed = (draft: string): void => {
    this.#conversation.draft = draft;
    this.#conversation.refusal = null;
    this.#empty = false;
    this.#changed();
  };

  readonly #send = (): void => {
    const text = this.#conversation.draft.trim();
    this.#empty = !text;
    this.#conversation.refusal = null;
    if (text) this.#say(text);
    this.#changed();
    this.#field?.focus();
  };

  readonly #choose: Choose = ({ title, payload }, event) => {
    this.#say(title, payload);
    // On a touch screen, the field would call up a keyboard over the answer.
    const touched = event instanceof PointerEvent && event.pointerType === "touch";
    const dock = this.renderRoot.querySelector<HTMLElement>(".dock");
    (touched ? dock : this.#field)?.focus({ preventScroll: true });
  };

  #say(text: string, payload?: string): void {
    this.#spoke = true;
    this.#conversation.say(text, payload);
    this.#following.insist();
  }

  readonly #understood = (): void => {
    this.#conversation.lost = false;
    this.#changed();
    this.#field?.focus();
  };

  readonly #leave = (): void => {
    this.#conversation.hide();
    this.hidden = true;
    goAway();
  };

  readonly #askErase = (): void => {
    this.renderRoot.querySelector<HTMLDialogElement>("dialog.erase")?.showModal();
  };

  readonly #erase = (): void => {
    this.#conversation.erase();
    this.#uploads.clear();
    this.#copied = null;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(".doorstep h3")?.focus();
    });
  };

  readonly #enter = (): void => {
    this.#conversation.enter();
    void this.updateComplete.then(() => this.#field?.focus());
  };

  async #copy(...[field, told]: Parameters<Copy>): Promise<void> {
    field.select();
    const text = field.value;
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = { text, done: true };
    } catch {
      this.#copied = { text, done: false };
    }
    this.#live.speak([copyNote(this.#copied, text, told)]);
    this.#changed();
  }
}

customElements.define("ariane-chat", ArianeChat);
