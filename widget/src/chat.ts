/** `<ariane-chat>`: the conversation, whole, in one element. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { bar, tools } from "./bar";
import type { Choose } from "./choices";
import { HttpClient } from "./client";
import { Preferences } from "./comfort";
import { comfortPanel } from "./comfort-panel";
import { composer, grow } from "./composer";
import { Conversation } from "./conversation";
import { Copying } from "./copying";
import { Dictation } from "./dictation";
import { ElsewherePanel } from "./elsewhere";
import { foot } from "./foot";
import { handedOver, takeUp } from "./handover";
import { doorstep, eraseDialog, goAway, leaveTold } from "./leaving";
import { inOneBreath, LiveRegion, spoken } from "./live";
import { lostNotice } from "./lost";
import { Sleep } from "./pause";
import { RecordPanel } from "./record-panel";
import { Following } from "./scrolling";
import type { Message } from "./shapes";
import { ThriceShift } from "./shortcut";
import { statusLine } from "./status";
import { Device, localPlace } from "./storage";
import { Stream } from "./stream";
import { styles } from "./styles";
import { transcript } from "./transcript";
import { Uploads } from "./uploads";
import { Voice } from "./voice";
import { words } from "./words";

export class ArianeChat extends LitElement {
  static override styles = styles;

  readonly #changed = (): void => this.requestUpdate();
  readonly #device = new Device(localPlace());
  readonly #comfort = new Preferences(this.#changed, localPlace());
  readonly #client = new HttpClient();
  readonly #pause = new Sleep();
  readonly #live = new LiveRegion(this);
  readonly #voice = new Voice(this);
  readonly #following = new Following(this);
  readonly #conversation = new Conversation(
    this.#client,
    this.#device,
    this.#pause,
    this.#changed,
    (messages) => this.#heard(messages),
    () => this.#following.insist(),
  );
  readonly #stream = new Stream(
    this.#client,
    new Sleep(),
    (news) => this.#conversation.heed(news),
    () => (this.#conversation.live = false),
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
    () => this.#dialog("record"),
  );
  readonly #elsewhere = new ElsewherePanel(
    this.#client,
    () => this.#conversation.access,
    this.#changed,
    () => this.#dialog("elsewhere"),
    (access) => takeUp(this.#conversation, this.#device, access),
  );
  readonly #copying = new Copying(this.#changed, (told) => this.#live.speak([told]));
  readonly #dictation = new Dictation(this, (text) => {
    this.#typed([this.#conversation.draft, text].filter(Boolean).join(" "));
  });
  readonly #shift = new ThriceShift(() => this.#leave());
  #forget: () => void = () => undefined;
  #empty = false;
  #spoke = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("online", this.#online);
    addEventListener("offline", this.#changed);
    addEventListener("keydown", this.#pressed);
    this.#forget = this.#device.onErased(() => this.#conversation.erase());
    void handedOver(this.#client).then((handed) => {
      if (handed) takeUp(this.#conversation, this.#device, handed);
      else void this.#conversation.run();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.#online);
    removeEventListener("offline", this.#changed);
    removeEventListener("keydown", this.#pressed);
    this.#forget();
    this.#stream.follow(null);
  }

  protected override render(): TemplateResult {
    const { door, state } = this.#conversation;
    const filed = state?.stage === "filed";
    const offered = { voice: this.#voice.offered, dictation: this.#dictation.offered };
    return html`<section aria-labelledby="region">
        <h2 id="region" class="unseen">${words.region}</h2>
        ${door ? doorstep(door, this.#enter, this.#askErase) : this.#open()}
      </section>
      <div class="unseen" aria-live="polite">
        ${this.#live.texts.map((text) => html`<p>${text}</p>`)}
      </div>
      ${this.#record.view(filed ? null : this.#choose)} ${eraseDialog(filed, this.#erase)}
      ${this.#elsewhere.view()}
      ${comfortPanel(this.#comfort.kept, offered, (part) => this.#comfort.set(part))}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { door, access } = this.#conversation;
    this.#stream.follow(door ? null : access);
    this.#comfort.mark(this);
    const field = this.#field;
    if (field) grow(field);
  }

  #open(): TemplateResult {
    const conversation = this.#conversation;
    const { easy, aloud, dictates, told } = this.#comfort.kept;
    const offline = !navigator.onLine;
    const reads = aloud !== "off" && this.#voice.offered;
    return html`${bar(conversation.state, this.#leave)}
      ${tools(this.#askComfort, () => this.#elsewhere.open())}
      ${told ? nothing : leaveTold(() => this.#close({ told: true }))}
      ${conversation.lost ? lostNotice(() => this.#close({})) : nothing}
      <p id="log-help" class="unseen">${words.logHelp}</p>
      ${transcript({
        conversation,
        uploads: this.#uploads,
        offline,
        choose: this.#choose,
        identify: () => void this.#conversation.identify((url) => location.assign(url)),
        back: () => this.#field?.focus(),
        copied: this.#copying.copied,
        copy: (field, told) => void this.#copying.copy(field, told),
        easy,
        listening: reads ? { reading: this.#voice.reading, toggle: this.#listen } : null,
      })}
      ${statusLine(conversation, offline, !this.#spoke, this.#online)}
      ${composer({
        draft: conversation.draft,
        answering: conversation.messages.some(({ author }) => author === "victim"),
        autofill: conversation.state?.autofill ?? "off",
        problem: conversation.refusal,
        empty: this.#empty,
        dictating: dictates && this.#dictation.offered ? this.#dictation : null,
        changed: this.#typed,
        send: this.#send,
        openRecord: () => void this.#record.open(),
      })}
      ${foot(conversation.messages, conversation.access, this.#askErase)}`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  #dialog(name: "record" | "erase" | "comfort" | "elsewhere"): HTMLDialogElement | null {
    return this.renderRoot.querySelector(`dialog.${name}`);
  }

  #heard(messages: Message[]): void {
    const { easy, aloud } = this.#comfort.kept;
    this.#live.speak(messages.map((message) => spoken(message, easy)));
    if (aloud === "always") for (const each of messages) this.#voice.read(each, spoken(each, easy));
    this.#following.follow();
  }

  readonly #listen = (message: Message): void => {
    this.#voice.toggle(message, inOneBreath(message, this.#comfort.kept.easy));
  };

  readonly #online = (): void => {
    this.#pause.wake();
    this.#changed();
  };

  readonly #pressed = (event: KeyboardEvent): void => this.#shift.press(event);

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
    this.#voice.stop();
    this.#dictation.stop();
    this.#conversation.say(text, payload);
    this.#following.insist();
  }

  #close(part: { told?: true }): void {
    if (!part.told) this.#conversation.lost = false;
    this.#comfort.set(part);
    this.#field?.focus();
  }

  readonly #leave = (): void => {
    this.#conversation.hide();
    this.hidden = true;
    goAway(this.getAttribute("exit"));
  };

  readonly #askErase = (): void => this.#dialog("erase")?.showModal();

  readonly #askComfort = (): void => this.#dialog("comfort")?.showModal();

  readonly #erase = (): void => {
    this.#conversation.erase();
    this.#uploads.clear();
    this.#copying.clear();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(".doorstep h3")?.focus();
    });
  };

  readonly #enter = (): void => {
    this.#conversation.enter();
    void this.updateComplete.then(() => this.#field?.focus());
  };
}

customElements.define("ariane-chat", ArianeChat);
