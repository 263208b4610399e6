import type { Kind } from "@/e2e/faults/kind";
import { answers, database, everything, rolling, workers } from "@/e2e/faults/kinds/kills";
import { clocks, frozen, fullDisk, limits, silentLink } from "@/e2e/faults/kinds/machines";
import { points } from "@/e2e/faults/kinds/points";
import { callbacks, lies, lostAnswers, refusals, silence } from "@/e2e/faults/kinds/vendors";

/** Every kind of run, in the order of the table. */
export const KINDS: readonly Kind[] = [
  points,
  workers,
  database,
  answers,
  everything,
  rolling,
  lostAnswers,
  refusals,
  callbacks,
  silence,
  lies,
  limits,
  frozen,
  silentLink,
  clocks,
  fullDisk,
];

/** What `npm test` runs: one of each of these, within four minutes on two cores. */
export const SHORT: readonly Kind[] = [points, everything, rolling];
