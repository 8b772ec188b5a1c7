/** What may be done with the whole conversation: keep it, go on in plain pages, or erase it. */

import { html, nothing, type TemplateResult } from "lit";

import { download } from "./keeping";
import { abroad } from "./service";
import type { Access, Message } from "./shapes";
import { words } from "./words";

export function foot(
  messages: Message[],
  access: Access | null,
  askErase: () => void,
): TemplateResult {
  const { print: printWords, download: downloadWords, plain } = words.keeping;
  // The plain pages take a conversation from no other site: a form there could lead her into one
  // that others read.
  const leads = access && !abroad() ? access : null;
  const save = (): void => download(messages);
  return html`<div class="foot">
    <button type="button" class="quiet" @click=${() => print()}>${printWords}</button>
    <button type="button" class="quiet" @click=${save}>${downloadWords}</button>
    ${
      leads
        ? html`<form method="post" action="/formulaire/reprendre">
          <input type="hidden" name="id" .value=${leads.id} />
          <input type="hidden" name="token" .value=${leads.token} />
          <button type="submit" class="quiet">${plain}</button>
        </form>`
        : nothing
    }
    <button type="button" class="quiet" @click=${askErase}>${words.leave.erase}</button>
  </div>`;
}
