/** How she chose to read, and the panel where she chooses. */

import { css } from "lit";

export const comfort = css`
  :host([data-size="1"]) {
    --size: 1.25;
  }

  :host([data-size="2"]) {
    --size: 1.6;
  }

  /* The least that a reader may ask for (WCAG 1.4.12). */
  :host([data-airy]) {
    --leading: 1.8;
    --letters: 0.12em;
    --words: 0.16em;
  }

  /* Wide letters, that tell I from l and 0 from O; each is on some system already. */
  :host([data-plain]) {
    --reading-font: Verdana, Tahoma, "Lexend", "Atkinson Hyperlegible", "DejaVu Sans", sans-serif;
  }

  :host([data-easy]) .text > p {
    max-inline-size: 40ch;
    font-size: 1.15em;
  }

  /* Letters this large and bars that stick leave no room between them on a telephone. */
  @media (max-width: 34rem) {
    :host([data-size="2"]) .bar,
    :host([data-size="2"]) .dock,
    :host([data-size="2"]) .dialog-head {
      position: static;
    }

    :host([data-size="2"]) .turn,
    :host([data-size="2"]) .open,
    :host([data-size="2"]) .status {
      padding-inline-start: 1.4rem;
    }
  }

  /* What is beside the question, and can be done without. */
  :host([data-easy]) .hint,
  :host([data-easy]) .drop,
  :host([data-easy]) .answered,
  :host([data-easy]) .day {
    display: none;
  }

  .elsewhere > * + *,
  .elsewhere form > * + * {
    margin-block-start: 0.75rem;
  }

  .elsewhere form > * {
    display: block;
  }

  .code {
    font-family: ui-monospace, monospace;
    font-size: 1.2em;
    letter-spacing: 0.06em;
  }

  .listen {
    padding-inline: 0;
  }

  fieldset {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
    margin: 0 0 1.5rem;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-weight: 700;
    color: var(--thread);
  }

  fieldset > p {
    font-size: calc(1rem * var(--size));
    color: var(--quiet);
  }

  .option {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: var(--target);
    padding-block: 0.3rem;
    cursor: pointer;
  }

  .option input {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    accent-color: var(--thread);
  }
`;
