/** What is laid beside a message: the lines noted, the files, the reference. */

import { css } from "lit";

export const papers = css`
  .paper {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    max-inline-size: calc(var(--measure) + 2.5rem);
    margin-block-start: 0.75rem;
    padding: 1rem 1.25rem;
    background: var(--raised);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
  }

  .open > .paper {
    margin-block-start: 0;
  }

  .paper > button {
    justify-self: start;
  }

  .card-action {
    margin-block-start: 0.6rem;
  }

  .paper > .card-action {
    margin-block-start: 0;
  }

  .paper-link {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.6em;
    min-block-size: var(--target);
    padding-block: 0.5em;
  }

  .paper-link,
  .paper-link small {
    font-weight: 400;
    text-decoration: none;
  }

  .paper-link span {
    font-weight: 600;
    text-decoration: underline;
  }

  .review {
    display: grid;
    gap: 0.25rem;
  }

  .review h3 + dl {
    margin-block-end: 1rem;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(7rem, 2fr) 5fr;
    gap: 0 1rem;
    align-items: center;
    padding-block: 0.35rem;
    border-block-start: 1px solid var(--rule);
  }

  .line dt {
    color: var(--quiet);
    font-size: calc(1rem * var(--size));
    line-height: 1.35;
  }

  .line dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1rem;
    min-inline-size: 0;
  }

  .line dd > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .line .correct {
    padding-inline: 0;
  }

  .reference {
    display: grid;
  }

  .reference strong {
    font-size: calc(1.9rem * var(--size));
    line-height: 1.2;
    letter-spacing: 0.02em;
  }

  .address {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.6rem;
  }

  .address label,
  .address p {
    flex-basis: 100%;
    font-size: calc(1rem * var(--size));
    color: var(--quiet);
  }

  .elsewhere input,
  .address input {
    flex: 1 1 12rem;
    min-inline-size: 0;
    min-block-size: var(--target);
    padding: 0.4em 0.75em;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    font-size: calc(1rem * var(--size));
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }

  .handover .card-action {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 1rem;
  }

  .handover textarea {
    inline-size: 100%;
    margin-block-start: 0.5rem;
    padding: 0.4em 0.75em;
    font: inherit;
    font-size: 1rem;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }

  .files {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }

  .chooser .button {
    justify-self: start;
  }

  .files:focus-visible + .button {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .chooser > p {
    font-size: calc(1rem * var(--size));
    color: var(--quiet);
  }

  .reading:empty {
    display: none;
  }

  .uploads {
    display: grid;
    gap: 0.5rem;
  }

  .uploads li {
    padding-inline-start: 0.75rem;
    border-inline-start: 4px solid var(--rule);
  }

  .uploads b {
    overflow-wrap: anywhere;
  }

  .uploads .joined {
    border-color: var(--thread);
  }

  .uploads .refused,
  .uploads .unsent {
    padding-block: 0.5rem;
    background: var(--alert-soft);
    border-color: var(--alert);
  }

  .fate {
    font-size: calc(1rem * var(--size));
  }

  @media (hover: none), (pointer: coarse) {
    .drop {
      display: none;
    }
  }

  @media (max-width: 34rem) {
    .paper {
      padding: 0.85rem 1rem;
    }

    .turn > .paper,
    .open > .paper {
      margin-inline-start: -0.4rem;
    }

    .line {
      grid-template-columns: 1fr;
    }

    .line dt {
      font-size: calc(0.95rem * var(--size));
    }
  }
`;
