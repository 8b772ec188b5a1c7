/** The panel « Confort de lecture ». */

import { html, nothing, type TemplateResult } from "lit";

import type { Aloud, Comfort } from "./comfort";
import { words } from "./words";

export interface Offered {
  /** This device has a French voice. */
  voice: boolean;
  /** This browser can listen. */
  dictation: boolean;
}

type Set = (part: Partial<Comfort>) => void;

export function comfortPanel(comfort: Comfort, offered: Offered, set: Set): TemplateResult {
  const { title, lead, close, size, sizes, reading } = words.comfort;
  const shut = (event: Event): void => {
    (event.currentTarget as HTMLElement).closest("dialog")?.close();
  };
  return html`<dialog class="comfort side" aria-labelledby="comfort-title">
    <div class="dialog-head">
      <h2 id="comfort-title">${title}</h2>
      <button type="button" class="close" @click=${shut}>${close}</button>
    </div>
    <p class="dialog-body">${lead}</p>
    <fieldset>
      <legend>${size}</legend>
      ${sizes.map((label, rank) =>
        radio("size", label, comfort.size === rank, () => set({ size: rank as Comfort["size"] })),
      )}
    </fieldset>
    <fieldset>
      <legend>${reading}</legend>
      ${box("airy", comfort.airy, set)} ${box("plainFont", comfort.plainFont, set)}
      ${box("easy", comfort.easy, set)}
    </fieldset>
    ${aloudPart(comfort, offered, set)} ${dictationPart(comfort, offered, set)}
  </dialog>`;
}

function aloudPart({ aloud }: Comfort, { voice }: Offered, set: Set): TemplateResult {
  const { aloud: legend, alouds, aloudHelp, noVoice } = words.comfort;
  return html`<fieldset aria-describedby="aloud-help">
    <legend>${legend}</legend>
    <p id="aloud-help">${voice ? aloudHelp : noVoice}</p>
    ${
      voice
        ? (Object.keys(alouds) as Aloud[]).map((choice) =>
            radio("aloud", alouds[choice], aloud === choice, () => set({ aloud: choice })),
          )
        : nothing
    }
  </fieldset>`;
}

function dictationPart({ dictates }: Comfort, { dictation }: Offered, set: Set): TemplateResult {
  const { dictation: legend, dictationHelp, noDictation } = words.comfort;
  return html`<fieldset>
    <legend>${words.dictation.start}</legend>
    <p id="dictation-help">${dictation ? dictationHelp : noDictation}</p>
    ${
      dictation
        ? html`<label class="option">
          <input
            type="checkbox"
            aria-describedby="dictation-help"
            .checked=${dictates}
            @change=${() => set({ dictates: !dictates })}
          />
          <span>${legend}</span>
        </label>`
        : nothing
    }
  </fieldset>`;
}

function box(name: "airy" | "plainFont" | "easy", on: boolean, set: Set): TemplateResult {
  return html`<label class="option">
    <input type="checkbox" .checked=${on} @change=${() => set({ [name]: !on })} />
    <span>${words.comfort[name]}</span>
  </label>`;
}

function radio(name: string, label: string, on: boolean, choose: () => void): TemplateResult {
  return html`<label class="option">
    <input type="radio" name=${name} .checked=${on} @change=${choose} />
    <span>${label}</span>
  </label>`;
}
