/** What stands beside a message: a number to call, a sheet for the bank, what was filed. */

import { html, type TemplateResult } from "lit";

import { type Copied, type Copy, copyNote } from "./copying";
import { service } from "./service";
import type { Call, Filed, Handover, Identify, Recall, Visit } from "./shapes";
import { sizeWords, words } from "./words";

export function callCard({ number, label }: Call): TemplateResult {
  return html`<p class="card-action">
    <a class="button" href="tel:${number.replace(/[^+\d]/g, "")}">${label}</a>
  </p>`;
}

export function visitCard({ url, label }: Visit): TemplateResult {
  const web = url.startsWith("https:");
  return html`<p class="card-action">
    <a
      class="button"
      href=${web || url.startsWith("sms:") ? url : "#"}
      target=${web ? "_blank" : "_self"}
      rel="noopener noreferrer"
      >${label}</a
    >
  </p>`;
}

/**
 * Draw the sheet for another service: its text to copy, its paper to print.
 *
 * @param copied the last text that she asked to copy.
 */
export function handoverCard(
  { title, text, url }: Handover,
  copied: Copied | null,
  copy: Copy,
): TemplateResult {
  const pick = (event: Event): void => {
    const card = (event.currentTarget as HTMLElement).closest(".handover");
    const field = card?.querySelector("textarea");
    card?.querySelector("details")?.setAttribute("open", "");
    if (field) copy(field, words.handover);
  };
  return html`<div class="paper handover">
    <p><b>${title}</b></p>
    <p class="card-action">
      <button type="button" class="button" @click=${pick}>${words.handover.copy}</button>
      ${paperLink(words.handover.print, url, words.handover.note)}
    </p>
    <p>${copyNote(copied, text, words.handover)}</p>
    <details>
      <summary>${words.handover.read}</summary>
      <textarea readonly rows="12" aria-label=${title} .value=${text}></textarea>
    </details>
  </div>`;
}

export function recallCard({ title, url }: Recall): TemplateResult {
  return html`<p class="card-action">${paperLink(title, url, words.recall.note)}</p>`;
}

/** Draw the way to the identity provider, the only one off this site. */
export function identifyCard({ title }: Identify, leave: () => void): TemplateResult {
  return html`<p class="card-action">
    <button type="button" class="button" @click=${leave}>${title}</button>
  </p>`;
}

/**
 * Draw the reference, the way back, and the papers.
 *
 * @param copied the last text that she asked to copy.
 */
export function filedCard(
  filed: Filed,
  copied: Copied | null,
  copy: Copy,
): TemplateResult {
  const address = new URL(filed.tracking_url, service);
  const pick = (event: Event): void => {
    const field = (event.currentTarget as HTMLElement).parentElement?.querySelector("input");
    if (field) copy(field, words.filed);
  };
  return html`<div class="paper filed">
    <p class="reference"><span>${words.filed.reference}</span><strong>${filed.reference}</strong></p>
    <p>${words.filed.keep}</p>
    <p class="card-action">
      <a class="button" href=${safe(address)}>${words.filed.tracking}</a>
    </p>
    <div class="address">
      <label for="address">${words.filed.address}</label>
      <input id="address" type="text" readonly .value=${address.href} />
      <button type="button" @click=${pick}>${words.filed.copy}</button>
      <p>${copyNote(copied, address.href, words.filed)}</p>
    </div>
    <h3>${words.filed.documents}</h3>
    <ul class="papers">
      ${filed.documents.map(
        ({ title, url, size }) =>
          html`<li>${paperLink(title, url, words.filed.paper(sizeWords(size)))}</li>`,
      )}
    </ul>
  </div>`;
}

function paperLink(title: string, url: string, note: string): TemplateResult {
  return html`<a class="paper-link" href=${safe(new URL(url, service))} target="_blank" rel="noopener"
    ><span>${title}</span> <small>${note}</small></a
  >`;
}

/** Addresses lead to the service or nowhere. */
function safe(address: URL): string {
  return address.origin === service ? address.href : "#";
}
