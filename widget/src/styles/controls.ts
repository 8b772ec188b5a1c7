/** Text, buttons, links and what is only heard. */

import { css } from "lit";

export const controls = css`
  :host {
    display: block;
    font: calc(1.125rem * var(--size)) / var(--leading) var(--reading-font);
    letter-spacing: var(--letters);
    word-spacing: var(--words);
    color: var(--ink);
    background: var(--surface);
    overflow-wrap: break-word;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  h2 {
    font-size: 1.3em;
    line-height: 1.25;
  }

  h3 {
    font-size: 1em;
    color: var(--thread);
  }

  ol,
  ul {
    list-style: none;
  }

  /* The guillemets are in the text. */
  q {
    quotes: none;
  }

  small {
    font-size: 0.85em;
    color: var(--quiet);
  }

  a {
    color: var(--thread);
    text-underline-offset: 0.2em;
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target);
    padding: 0.45em 1em;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: start;
    text-decoration: none;
    color: var(--thread);
    background: var(--raised);
    border: 2px solid var(--thread);
    border-radius: var(--radius);
    cursor: pointer;
  }

  button:hover,
  .button:hover {
    background: var(--soft);
  }

  .send,
  .final {
    color: var(--on-thread);
    background: var(--thread);
  }

  .send:hover,
  .final:hover {
    color: var(--thread);
    background: var(--raised);
  }

  .grave {
    color: var(--alert);
    border-color: var(--alert);
  }

  .quiet,
  .correct,
  .close,
  .leave,
  .record-open {
    padding-inline: 0.75em;
    font-size: calc(0.9rem * var(--size));
    border-width: 1px;
    border-color: var(--edge);
  }

  .quiet,
  .correct {
    background: none;
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .quiet {
    padding-inline: 0;
    font-weight: 400;
    color: var(--quiet);
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  /* What has the focus is never under a bar that sticks. */
  .turn,
  button,
  a,
  input,
  .status {
    scroll-margin-block: calc(var(--bar, 0px) + 0.75rem) calc(var(--dock, 0px) + 0.75rem);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
  }

  .answered {
    gap: 0.2rem 0.6rem;
    margin-block-start: 0.5rem;
  }

  .answered .choice {
    min-block-size: 0;
    padding: 0.1em 0.7em;
    font-size: calc(0.85rem * var(--size));
    font-weight: 400;
    color: var(--quiet);
    background: none;
    border: 1px dashed var(--rule);
    cursor: default;
  }

  .answered .chosen {
    color: var(--ink);
    border: 1px solid var(--edge);
  }

  .answered .chosen::before {
    content: "✓ " / "";
    white-space: pre;
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.4rem;
    appearance: none;
    background: var(--rule);
    border: 0;
    border-radius: 1rem;
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--rule);
  }

  progress::-webkit-progress-value {
    background: var(--thread);
    border-radius: 1rem;
  }

  progress::-moz-progress-bar {
    background: var(--thread);
    border-radius: 1rem;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }

  @media (forced-colors: active) {
    /* Every button has an edge there, those that look like links too. */
    .tools button,
    .foot button {
      padding-inline: 0.5rem;
    }

    /* Drawn in its own colours: forced ones would leave it blank. */
    progress {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
      background: Canvas;
    }

    progress::-webkit-progress-bar {
      background: Canvas;
    }

    progress::-webkit-progress-value {
      background: CanvasText;
    }

    progress::-moz-progress-bar {
      background: CanvasText;
    }
  }
`;
