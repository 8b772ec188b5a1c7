/** Where the victim stands, in words and as a share. */

import type { Stage } from "./shapes";
import { words } from "./words";

const STEP: Readonly<Record<Stage, number>> = {
  welcome: 1,
  story: 1,
  orientation: 2,
  details: 3,
  identity: 4,
  evidence: 5,
  review: 6,
  filed: 7,
  redirected: 7,
};
export const STEPS = 6;

/** Return « Étape 3 sur 6 : quelques précisions ». */
export function stepWords(stage: Stage): string {
  const name = words.steps[stage];
  return STEP[stage] > STEPS ? name : words.step(STEP[stage], STEPS, name);
}
