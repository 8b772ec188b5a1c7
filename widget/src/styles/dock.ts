/** The two bars that stay at hand: where she stands above, where she writes below. */

import { css } from "lit";

export const dock = css`
  .bar,
  .dock {
    position: sticky;
    z-index: 2;
    margin-inline: calc(-1 * clamp(0.75rem, 3vw, 1.5rem));
    padding: 0.6rem clamp(0.75rem, 3vw, 1.5rem);
    background: var(--surface);
  }

  .bar {
    inset-block-start: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1rem;
    border-block-end: 1px solid var(--rule);
  }

  .progress {
    flex: 1 1 8rem;
    display: grid;
    gap: 0.35rem;
    max-inline-size: 30rem;
    font-size: calc(1rem * var(--size));
    line-height: 1.3;
  }

  .leave {
    flex: none;
    margin-inline-start: auto;
  }

  .dock {
    inset-block-end: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4rem;
    border-block-start: 1px solid var(--rule);
  }

  .dock:focus {
    outline: none;
  }

  .dock-head,
  .dock-row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 0.6rem;
  }

  .dock-head {
    align-items: center;
  }

  .dock-head label {
    font-weight: 700;
    font-size: calc(1rem * var(--size));
  }

  textarea {
    flex: 1 1 8rem;
    min-inline-size: 0;
    min-block-size: 3rem;
    max-block-size: min(12rem, 35vh);
    padding: 0.55rem 0.9rem;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    line-height: 1.45;
    color: inherit;
    background: var(--raised);
    border: 2px solid var(--edge);
    border-radius: var(--radius);
    resize: none;
    overflow-y: auto;
  }

  textarea[aria-invalid="true"] {
    border-color: var(--alert);
  }

  .send {
    flex: none;
    min-block-size: 3rem;
  }

  @media (max-width: 24rem) {
    .send {
      padding-inline: 0.75em;
    }
  }

  .problem {
    padding: 0.5rem 0.9rem;
    color: var(--alert);
    background: var(--alert-soft);
    border-inline-start: 4px solid var(--alert);
    border-radius: 0.25rem;
    font-size: calc(1rem * var(--size));
  }

  .hint,
  .foot {
    font-size: calc(0.9rem * var(--size));
    color: var(--quiet);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    padding-block: 0.25rem 0.5rem;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0 1.25rem;
    margin-block-end: -0.5rem;
  }

  .retry {
    margin-block-end: 1rem;
  }

  .dictation {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
  }

  .doorstep {
    display: grid;
    gap: 1rem;
    padding-block: 2rem;
    max-inline-size: var(--measure);
  }

  /* Zoomed to 400 %, or with a telephone on its side, bars that stick would leave no room. */
  @media (max-height: 30rem) {
    .bar,
    .dock {
      position: static;
    }
  }
`;
