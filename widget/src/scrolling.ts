/** Keeps what is new in sight, without ever pulling away someone who reads further up. */

import type { LitElement, ReactiveController } from "lit";

export class Following implements ReactiveController {
  #wanted: "no" | "if at the end" | "yes" = "no";
  #atEnd = true;
  #expected = false;
  #told = "";
  #sizes: ResizeObserver | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  /** Show what is new, if she was at the end or waits for it. */
  follow(): void {
    if (this.#expected) this.#wanted = "yes";
    else if (this.#wanted === "no") this.#wanted = "if at the end";
    this.#expected = false;
  }

  /** Show what is new, and then its answer: she asked for it. */
  insist(): void {
    this.#wanted = "yes";
    this.#expected = true;
  }

  hostConnected(): void {
    // The bars that stick hide nothing that has the focus: margins of their heights see to it.
    this.#sizes = new ResizeObserver(() => this.#measure());
    this.#sizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
  }

  hostUpdate(): void {
    const status = this.#part(".status");
    this.#atEnd = !status || status.getBoundingClientRect().top < innerHeight;
  }

  hostUpdated(): void {
    this.#measure();
    const wanted = this.#wanted;
    this.#wanted = "no";
    const follows = this.#statusChanged() || wanted === "if at the end";
    if (wanted === "yes" || (follows && this.#atEnd)) this.#show();
  }

  #statusChanged(): boolean {
    const before = this.#told;
    this.#told = this.#part(".status")?.textContent?.trim() ?? "";
    return this.#told !== "" && this.#told !== before;
  }

  /** Show her words and the whole answer, else the answer, else where the answer begins. */
  #show(): void {
    const status = this.#part(".status");
    const said = [...this.host.renderRoot.querySelectorAll<HTMLElement>(".victim")].pop();
    // The opening is read from the page's top.
    if (!said || !status) return;
    const answer = (said.nextElementSibling as HTMLElement | null) ?? said;
    const height = status.getBoundingClientRect().bottom - answer.getBoundingClientRect().top;
    const room = innerHeight - this.#height(".bar") - this.#height(".dock");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // A long way, when a conversation resumes, would only make the head spin.
    const far = Math.abs(status.getBoundingClientRect().bottom - innerHeight) > 2 * innerHeight;
    const behavior = still || far ? "auto" : "smooth";
    if (height > room) answer.scrollIntoView({ block: "start", behavior });
    else status.scrollIntoView({ block: "end", behavior });
  }

  #measure(): void {
    this.host.style.setProperty("--bar", `${this.#height(".bar")}px`);
    this.host.style.setProperty("--dock", `${this.#height(".dock")}px`);
  }

  #height(part: string): number {
    const found = this.#part(part);
    const sticks = found && getComputedStyle(found).position === "sticky";
    return sticks ? found.offsetHeight : 0;
  }

  #part(selector: string): HTMLElement | null {
    return this.host.renderRoot?.querySelector(selector) ?? null;
  }
}
