/** The turns: Ariane's hang on her thread, the victim's lie on slips beside it. */

import { css } from "lit";

export const turns = css`
  section {
    position: relative;
    padding-inline: clamp(0.75rem, 3vw, 1.5rem);
  }

  .log {
    position: relative;
    padding-block: 1.25rem 0.5rem;
    border-radius: var(--radius);
  }

  /* The thread. */
  .log::before {
    content: "";
    position: absolute;
    inset-block: 1.25rem 0;
    inset-inline-start: 0.4rem;
    border-inline-start: 2px solid var(--thread);
    opacity: 0.45;
  }

  .turn {
    position: relative;
    margin-block-start: 1.5rem;
    padding-inline-start: 1.9rem;
    border-radius: var(--radius);
  }

  .turn:first-child {
    margin-block-start: 0;
  }

  .follows {
    margin-block-start: 0.75rem;
  }

  .text > p {
    max-inline-size: var(--measure);
    white-space: pre-line;
  }

  .text > p + p {
    margin-block-start: 0.6em;
  }

  .who {
    font-size: calc(0.9rem * var(--size));
    font-weight: 700;
  }

  .ariane > .who,
  .officer > .who {
    color: var(--thread);
  }

  /* A knot where Ariane begins to speak. */
  .ariane:not(.follows)::before,
  .officer:not(.follows)::before {
    content: "";
    position: absolute;
    inset-block-start: 0.35rem;
    inset-inline-start: 0;
    inline-size: calc(0.8rem + 2px);
    block-size: calc(0.8rem + 2px);
    background: var(--surface);
    border: 3px solid var(--thread);
    border-radius: 50%;
  }

  .officer:not(.follows)::before {
    border-radius: 0.1rem;
  }

  .victim {
    padding-inline-start: 3.5rem;
  }

  .victim > .text,
  .victim > .note {
    inline-size: fit-content;
    margin-inline-start: auto;
  }

  .victim > .text {
    max-inline-size: min(48ch, 100%);
    padding: 0.6rem 1rem;
    overflow-wrap: anywhere;
    background: var(--soft);
    border: 1px solid var(--rule);
    border-radius: var(--radius) var(--radius) 0.15rem var(--radius);
  }

  .victim > .who {
    text-align: end;
    color: var(--quiet);
  }

  .pending > .text {
    border-style: dashed;
    border-color: var(--edge);
  }

  .note {
    font-size: calc(0.9rem * var(--size));
    color: var(--quiet);
  }

  .day {
    margin-block-end: 1rem;
    font-size: calc(0.9rem * var(--size));
    color: var(--quiet);
    text-align: center;
  }

  .victim > .day {
    margin-inline-start: -1.6rem;
  }

  .open {
    display: grid;
    gap: 1rem;
    padding-inline-start: 1.9rem;
    margin-block-start: 1rem;
  }

  .open:empty {
    display: none;
  }

  .status {
    min-block-size: 2.2rem;
    padding: 0.2rem 0 0.4rem 1.9rem;
    font-size: calc(1rem * var(--size));
    color: var(--quiet);
  }

  .status.away:not(:empty),
  .status.late:not(:empty) {
    margin-block: 0.25rem 0.75rem;
    padding: 0.6rem 1rem;
    color: var(--ink);
    background: var(--raised);
    border: 1px solid var(--rule);
    border-inline-start: 4px solid var(--thread);
    border-radius: 0.25rem;
  }

  @media (prefers-reduced-motion: no-preference) {
    .turn:last-child {
      animation: arrive 0.25s ease-out;
    }

    .status.sending::before {
      content: "";
      display: inline-block;
      inline-size: 0.6em;
      block-size: 0.6em;
      margin-inline-end: 0.5em;
      background: var(--thread);
      border-radius: 50%;
      /* Three breaths: whoever it distracts waits less than five seconds (WCAG 2.2.2). */
      animation: breathe 1.4s ease-in-out 3;
    }
  }

  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(0.4rem);
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }

  @media (max-width: 34rem) {
    .turn,
    .open,
    .status {
      padding-inline-start: 1.6rem;
    }

    .victim {
      padding-inline-start: 2.75rem;
    }
  }
`;
