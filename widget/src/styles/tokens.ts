/** Colours and measures: the page's where it sets them, ours by day and by night otherwise. */

import { css } from "lit";

export const tokens = css`
  :host {
    --font: var(--ariane-font, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
    --ink: var(--ariane-ink, #1b2528);
    --quiet: var(--ariane-quiet, #526064);
    --surface: var(--ariane-surface, #fbfaf7);
    --raised: var(--ariane-raised, #ffffff);
    --soft: var(--ariane-soft, #e6f0f1);
    --rule: var(--ariane-rule, #d5dcdc);
    --thread: var(--ariane-thread, #1f5f6b);
    --on-thread: var(--ariane-on-thread, #ffffff);
    --alert: var(--ariane-alert, #9b2c1f);
    --alert-soft: var(--ariane-alert-soft, #fbeae6);
    --focus: var(--ariane-focus, #0b4fd1);
    --radius: var(--ariane-radius, 0.75rem);
    --measure: var(--ariane-measure, 60ch);
    /* The edge of a control needs more contrast than a rule. */
    --edge: var(--quiet);
    --target: 2.75rem;
    --size: 1;
    --leading: 1.55;
    --letters: normal;
    --words: normal;
    --reading-font: var(--font);
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --ink: var(--ariane-ink, #e9ecea);
      --quiet: var(--ariane-quiet, #a9b6b8);
      --surface: var(--ariane-surface, #141b1d);
      --raised: var(--ariane-raised, #1d2629);
      --soft: var(--ariane-soft, #1f3a40);
      --rule: var(--ariane-rule, #37454a);
      --thread: var(--ariane-thread, #7fc4cf);
      --on-thread: var(--ariane-on-thread, #0d2227);
      --alert: var(--ariane-alert, #ffb4a6);
      --alert-soft: var(--ariane-alert-soft, #45201a);
      --focus: var(--ariane-focus, #9cc2ff);
    }
  }
`;
