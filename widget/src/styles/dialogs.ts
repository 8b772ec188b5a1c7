/** The panels that open over the conversation. */

import { css } from "lit";

export const dialogs = css`
  dialog {
    inline-size: min(34rem, 100vw);
    max-inline-size: 100vw;
    padding: 1.25rem clamp(1rem, 4vw, 1.75rem) 1.75rem;
    color: inherit;
    background: var(--raised);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    overscroll-behavior: contain;
  }

  dialog::backdrop {
    background: rgb(10 20 24 / 0.5);
  }

  /* The notes come in from the side, like a sheet drawn out of the file. */
  .side {
    block-size: 100vh;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0 0 0 auto;
    border-width: 0;
    border-inline-start: 4px solid var(--thread);
    border-radius: 0;
  }

  .dialog-head {
    position: sticky;
    inset-block-start: -1.25rem;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    margin-block: -0.5rem 0.5rem;
    padding-block: 0.5rem;
    background: var(--raised);
  }

  .dialog-body {
    margin-block-end: 1.25rem;
  }

  .erase > * + * {
    margin-block-start: 1rem;
  }

  @media (prefers-reduced-motion: no-preference) {
    .side[open] {
      animation: draw 0.2s ease-out;
    }
  }

  @keyframes draw {
    from {
      transform: translateX(2rem);
      opacity: 0;
    }
  }
`;
