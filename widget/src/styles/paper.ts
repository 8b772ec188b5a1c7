/** The conversation on paper: what was said, and nothing to press. */

import { css } from "lit";

export const paper = css`
  @media print {
    .bar,
    .dock,
    .tools,
    .foot,
    .notice,
    .status,
    .listen,
    .retry,
    .open,
    dialog {
      display: none;
    }

    .turn {
      break-inside: avoid;
    }
  }
`;
