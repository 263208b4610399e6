import { expect, it } from "vitest";
import { standingWords } from "@/components/settings/budget-words";

const budget = {
  scope: "workspace",
  name: null,
  period: "month",
  since: "2026-11-01T00:00:00.000Z",
  limitMicros: 20_000_000,
  spentMicros: 3_200_000,
  reservedMicros: 0,
  possibleMicros: 0,
  leftMicros: 16_800_000,
} as const;

it("a budget says what is left, and what of it went where", () => {
  expect(standingWords(budget)).toBe("November: $16.80 of $20.00 left. $3.20 spent.");
  const busy = { ...budget, period: "day" as const, since: "2026-11-21T00:00:00.000Z", reservedMicros: 600_000, possibleMicros: 240_000 };
  expect(standingWords({ ...busy, leftMicros: 15_960_000 })).toBe(
    "21 November: $15.96 of $20.00 left. $3.20 spent, $0.60 set aside, $0.24? possible.",
  );
  expect(standingWords({ ...budget, limitMicros: 1_000_000, leftMicros: -2_200_000 })).toBe("November: used up: −$2.20 of $1.00 left. $3.20 spent.");
});
