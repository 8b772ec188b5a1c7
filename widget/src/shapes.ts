/** What the conversation's API says (see `bot/web/openapi.yml`). */

export interface Button {
  title: string;
  payload: string;
}

/** One line of « ce que j'ai noté », with the button that changes it. */
export interface Line {
  name: string;
  rank: number;
  section: string;
  label: string;
  text: string;
  correct: Button;
}

export interface Paper {
  kind: string;
  title: string;
  url: string;
  size: number;
}

export interface Review {
  type: "review";
  lines: Line[];
}

export interface EvidenceRequest {
  type: "evidence";
  accept: string[];
  max_bytes: number;
  max_files: number;
}

export interface Recall {
  type: "recall";
  title: string;
  url: string;
}

export interface Identify {
  type: "identify";
  title: string;
}

export interface Call {
  type: "call";
  number: string;
  label: string;
}

/** Where to go: `https:`, or `sms:` to write to. */
export interface Visit {
  type: "visit";
  url: string;
  label: string;
}

/** The sheet for another service: `text` to copy, `url` to print. */
export interface Handover {
  type: "handover";
  title: string;
  text: string;
  url: string;
}

export interface Filed {
  type: "filed";
  reference: string;
  tracking_url: string;
  documents: Paper[];
}

/** A question about what was read in a file. */
export interface Reading {
  type: "reading";
  exhibit: number;
}

/** Nothing but another wording. */
export interface Reworded {
  type?: undefined;
}

type Beside =
  Review | EvidenceRequest | Recall | Identify | Call | Visit | Handover | Filed | Reading | Reworded;

/** What stands beside a message; `easy` is its easy-to-read wording. */
export type Custom = Beside & { easy?: string };

export interface Message {
  id: string;
  author: "victim" | "ariane" | "officer";
  text: string;
  at: string;
  buttons: Button[];
  custom: Custom | null;
}

export type Stage =
  | "welcome"
  | "story"
  | "orientation"
  | "details"
  | "identity"
  | "evidence"
  | "review"
  | "filed"
  | "redirected";

export interface State {
  stage: Stage;
  question: string | null;
  /** What the browser may fill in for her: a value of `autocomplete`. */
  autofill: string;
  progress: number;
  waiting: boolean;
  /** A file is being read: a question about it may come by itself. */
  reading: boolean;
}

export interface Answer {
  messages: Message[];
  state: State;
}

export interface Opened extends Answer {
  id: string;
  token: string;
}

export interface Joined extends Answer {
  remaining: number;
}

export interface Understood {
  facts: Line[];
}

/** What the service says by itself: `last` is the last message that is not the victim's. */
export interface Told {
  last: string;
  waiting: boolean;
  reading: boolean;
}

/** What opens a conversation again. */
export interface Access {
  id: string;
  token: string;
}

/** A message on its way; the same key twice is the same message. */
export interface Outgoing {
  key: string;
  text: string;
  payload?: string;
  at: string;
}
