import type { Kind } from "@/e2e/faults/kind";
import { answers, database, everything, intents, rolling, workers } from "@/e2e/faults/kinds/kills";
import { clocks, frozen, fullDisk, limits, silentLink } from "@/e2e/faults/kinds/machines";
import { points } from "@/e2e/faults/kinds/points";
import { callbacks, lies, lostAnswers, refusals, silence } from "@/e2e/faults/kinds/vendors";

/** Every kind of run, in the order of the table. */
export const KINDS: readonly Kind[] = [
  points,
  intents,
  workers,
  database,
  answers,
  everything(60_000, 16),
  rolling(9, 12),
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

/** What `npm test` runs: one of each, within four minutes on two cores. */
export const SHORT: readonly Kind[] = [points, everything(18_000, 8), rolling(5, 8)];
