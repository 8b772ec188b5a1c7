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

export interface Call {
  type: "call";
  number: string;
  label: string;
}

export interface Filed {
  type: "filed";
  reference: string;
  tracking_url: string;
  documents: Paper[];
}

/** Nothing but another wording. */
export interface Reworded {
  type?: undefined;
}

/** What stands beside a message; `easy` is its easy-to-read wording. */
export type Custom = (Review | EvidenceRequest | Recall | Call | Filed | Reworded) & {
  easy?: string;
};

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
  progress: number;
  waiting: boolean;
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
