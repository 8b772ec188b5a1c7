/** Speaks the API of the conversation. */

import { Problem, problemFrom, Unreachable } from "./problems";
import type { Access, Answer, Joined, Opened, Outgoing, Told, Understood } from "./shapes";
import { abroad, service } from "./service";
import { eventsIn } from "./stream";
import { words } from "./words";

// The service gives the engine 20 s; past twice that, nobody will answer.
const PATIENCE_MS = 40_000;

export interface Client {
  open(): Promise<Opened>;
  /** A code that takes the conversation up on another device. */
  draw(access: Access): Promise<{ code: string }>;
  takeUp(code: string): Promise<Opened>;
  /** What opens the conversation of the plain pages. */
  handed(): Promise<Access>;
  resume(access: Access): Promise<Answer>;
  /** Ends when the stream does. */
  follow(access: Access, signal: AbortSignal, told: (news: Told) => void): Promise<void>;
  say(access: Access, outgoing: Outgoing): Promise<Answer>;
  record(access: Access): Promise<Understood>;
  /** Answers where the identity provider is. */
  identify(access: Access): Promise<{ url: string }>;
  attach(access: Access, file: File, onSent: (share: number) => void): Promise<Joined>;
}

export class HttpClient implements Client {
  constructor(private readonly base = service) {}

  open(): Promise<Opened> {
    return this.#ask("POST", "/api/conversations", null, {});
  }

  draw(access: Access): Promise<{ code: string }> {
    return this.#ask("POST", `/api/conversations/${access.id}/resume-code`, access, {});
  }

  takeUp(code: string): Promise<Opened> {
    return this.#ask("POST", "/api/resumptions", null, { code });
  }

  handed(): Promise<Access> {
    return this.#ask("POST", "/formulaire/cle", null, {});
  }

  resume(access: Access): Promise<Answer> {
    return this.#ask("GET", `/api/conversations/${access.id}`, access);
  }

  /** `EventSource` sends no token: the stream is read by hand. */
  async follow(
    access: Access,
    signal: AbortSignal,
    told: (news: Told) => void,
  ): Promise<void> {
    const answer = await fetch(`${this.base}/api/conversations/${access.id}/events`, {
      headers: { Authorization: `Bearer ${access.token}` },
      signal,
      cache: "no-store",
    });
    const reader = answer.ok ? answer.body?.getReader() : undefined;
    if (!reader) throw new Unreachable();
    const decoder = new TextDecoder();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const { news, rest } = eventsIn(text + decoder.decode(part.value, { stream: true }));
      text = rest;
      news.forEach(told);
    }
  }

  record(access: Access): Promise<Understood> {
    return this.#ask("GET", `/api/conversations/${access.id}/record`, access);
  }

  say(access: Access, { key, text, payload }: Outgoing): Promise<Answer> {
    const said = payload ? { payload, title: text } : { text };
    const path = `/api/conversations/${access.id}/messages`;
    return this.#ask("POST", path, access, { ...said, client_key: key });
  }

  /** The way back from the provider needs a cookie, which no other site is given. */
  async identify(access: Access): Promise<{ url: string }> {
    if (abroad()) throw new Problem(403, words.abroad.title, words.abroad.detail(service));
    return this.#ask("POST", `/api/conversations/${access.id}/identification`, access);
  }

  /** `fetch` cannot tell how much of a file has left: the older request can. */
  attach(access: Access, file: File, onSent: (share: number) => void): Promise<Joined> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", `${this.base}/api/conversations/${access.id}/evidence`);
      request.setRequestHeader("Authorization", `Bearer ${access.token}`);
      request.upload.onprogress = (sent) => onSent(sent.total ? sent.loaded / sent.total : 0);
      request.onerror = () => reject(new Unreachable());
      request.onabort = request.onerror;
      request.onload = () => {
        if (request.status === 201) resolve(JSON.parse(request.responseText) as Joined);
        else reject(problemFrom(request.status, request.responseText));
      };
      const form = new FormData();
      form.append("file", file, file.name);
      request.send(form);
    });
  }

  async #ask<T>(method: string, path: string, access: Access | null, body?: object): Promise<T> {
    const headers: Record<string, string> = {};
    if (access) headers["Authorization"] = `Bearer ${access.token}`;
    if (body) headers["Content-Type"] = "application/json";
    const late = new AbortController();
    const alarm = setTimeout(() => late.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(this.base + path, {
        method,
        headers,
        body: body ? JSON.stringify(body) : null,
        signal: late.signal,
        cache: "no-store",
      });
      const text = await answer.text();
      if (!answer.ok) throw problemFrom(answer.status, text);
      return JSON.parse(text) as T;
    } catch (failure) {
      // No network, an answer too late, or the sign-in page of a train's network.
      throw failure instanceof Problem ? failure : new Unreachable();
    } finally {
      clearTimeout(alarm);
    }
  }
}
