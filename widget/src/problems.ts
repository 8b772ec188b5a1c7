/** What can go wrong between the widget and the service. */

import { words } from "./words";

/** The service answered, and says what happened and what to do next (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(title);
  }

  /** The same request may well succeed later: nothing is wrong with what it carries. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

/** Nothing answered: no network, or a service that is restarting. */
export class Unreachable extends Error {}

/** Read a refusal; a proxy's page instead of the service's words gets ours. */
export function problemFrom(status: number, body: string): Problem {
  try {
    const { title, detail } = JSON.parse(body) as Record<string, unknown>;
    if (typeof title === "string" && typeof detail === "string") {
      return new Problem(status, title, detail);
    }
  } catch {
    // Not JSON: our own words below.
  }
  return new Problem(status, words.problem.title, words.problem.detail);
}
