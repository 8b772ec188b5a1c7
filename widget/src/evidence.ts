/** Where the victim chooses her files, and sees what becomes of each. */

import { html, nothing, type TemplateResult } from "lit";

import type { EvidenceRequest } from "./shapes";
import { fateWords, type Upload, type Uploads } from "./uploads";
import { sizeWords, words } from "./words";

// Browsers know an e-mail by its file's ending, seldom by its type.
const ENDINGS: Readonly<Record<string, string>> = { "message/rfc822": ".eml" };

/**
 * Draw the file chooser while files are asked for.
 *
 * @param reading a file that was joined is being read.
 */
export function evidenceChooser(
  request: EvidenceRequest,
  uploads: Uploads,
  reading: boolean,
): TemplateResult {
  const add = (files: FileList | null | undefined): void => {
    if (files?.length) uploads.add(files, request.max_bytes);
  };
  const chosen = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    add(field.files);
    // The same file may be chosen again after a refusal.
    field.value = "";
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    add(event.dataTransfer?.files);
  };
  const accept = request.accept.flatMap((type) => [type, ENDINGS[type] ?? []]).flat();
  const { limits, label, drop, remaining } = words.evidence;
  const failed = uploads.list.some(({ fate }) => fate === "refused" || fate === "unsent");
  return html`<div
    class="paper chooser"
    @dragover=${(event: Event) => event.preventDefault()}
    @drop=${dropped}
  >
    <input
      id="files"
      class="files"
      type="file"
      multiple
      accept=${accept.join(",")}
      aria-describedby=${failed ? "files-limits files-fates" : "files-limits"}
      @change=${chosen}
    />
    <label class="button" for="files">${label}</label>
    <p id="files-limits">
      ${limits(sizeWords(request.max_bytes), request.max_files)}
      <span class="drop">${drop}</span>
    </p>
    ${uploadList(uploads)}
    <p role="status" class="reading">${reading ? words.evidence.reading : nothing}</p>
    ${uploads.remaining === null ? nothing : html`<p>${remaining(uploads.remaining)}</p>`}
  </div>`;
}

function uploadList(uploads: Uploads): TemplateResult | typeof nothing {
  if (!uploads.list.length) return nothing;
  return html`<ul id="files-fates" class="uploads" aria-label=${words.evidence.list}>
    ${uploads.list.map((upload) => uploadItem(upload, uploads))}
  </ul>`;
}

function uploadItem(upload: Upload, uploads: Uploads): TemplateResult {
  const { name, size } = upload.file;
  const retry = (): void => uploads.retry(upload);
  return html`<li class=${upload.fate}>
    <p><b>${name}</b> <small>${sizeWords(size)}</small></p>
    <p class="fate">${fateWords(upload)}</p>
    ${
      upload.fate === "sending"
        ? html`<progress max="1" .value=${upload.share} aria-label=${name}></progress>`
        : nothing
    }
    ${
      upload.fate === "unsent"
        ? html`<button type="button" @click=${retry}>${words.evidence.retry(name)}</button>`
        : nothing
    }
  </li>`;
}
