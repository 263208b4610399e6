import { describe, expect, it } from "vitest";
import { type Priced, priceLine } from "@/components/takes/composer/price";
import { roomFor } from "@/components/takes/composer/room";
import { waysToFit } from "@/components/takes/composer/ways-to-fit";
import type { BudgetView } from "@/lib/budgets/view";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

const choice = (name: string, values: (string | number)[], unit = "") => ({
  name,
  kind: "choice" as const,
  title: name,
  help: "",
  choices: values.map((value) => ({ value, label: `${value}${unit}` })),
  default: values[0] ?? "",
  isAdvanced: false,
  isFixed: false,
});
const resolution = choice("resolution", ["480p", "720p"]);
const prices = { "480p/5": 150_000, "480p/8": 240_000, "720p/5": 300_000, "720p/8": 480_000, "1080p/5": 100_000 };
const wavespeed: Priced = {
  provider: "wavespeed",
  mode: "live",
  pricedBy: ["resolution", "duration"],
  fields: [resolution, choice("duration", [5, 8], " s")],
  prices: Object.entries(prices).map(([variant, micros]) => ({ variant, micros, source: "price_table" as const })),
};
const eachlabs: Priced = {
  provider: "eachlabs",
  mode: "live",
  pricedBy: ["resolution"],
  fields: [resolution],
  prices: [{ variant: "720p", micros: null, source: "unpublished" }],
};
const budget: BudgetView = {
  scope: "workspace",
  name: null,
  period: "month",
  since: "2026-11-01T00:00:00.000Z",
  limitMicros: 20_000_000,
  spentMicros: 0,
  reservedMicros: 0,
  possibleMicros: 0,
  leftMicros: 0,
};

function ways(leftMicros: number, count: number, settings: Settings, ...forms: [Priced, ...Priced[]]) {
  const part = (form: Priced) => ({ form: form as ProviderForm, settings, line: priceLine(form, settings, count) });
  const parts = [part(forms[0]), ...forms.slice(1).map(part)] as const;
  const spending = { budgets: [{ ...budget, leftMicros }], assumed: { wavespeed: null, eachlabs: 200_000 } };
  const room = roomFor(
    spending,
    parts.map(({ line }) => line),
    count,
  );
  if (!room) throw new Error("a budget applies");
  return waysToFit(parts, room);
}

describe("what fits where a press does not", () => {
  it("is fewer takes as they are set, then cheaper settings that leave room for more", () => {
    expect(ways(700_000, 4, { resolution: "720p", duration: 5 }, wavespeed)).toEqual([
      { words: "2 takes, $0.60", count: 2, settings: {} },
      { words: "4 takes at 480p, 5 s, $0.60", count: 4, settings: { resolution: "480p", duration: 5 } },
    ]);
    expect(ways(750_000, 3, { resolution: "720p", duration: 5 }, wavespeed), "a longer clip is not what was asked for").toEqual([
      { words: "2 takes, $0.60", count: 2, settings: {} },
      { words: "3 takes at 480p, 5 s, $0.45", count: 3, settings: { resolution: "480p", duration: 5 } },
    ]);
    expect(ways(400_000, 3, { resolution: "720p", duration: 8 }, wavespeed).map(({ words }) => words)).toEqual([
      "1 take at 720p, 5 s, $0.30",
      "2 takes at 480p, 5 s, $0.30",
    ]);
  });

  it("offers nothing that the model no longer has, and nothing where nothing fits", () => {
    expect(ways(100_000, 1, { resolution: "480p", duration: 5 }, wavespeed)).toEqual([]);
    expect(ways(120_000, 1, { resolution: "720p", duration: 8 }, wavespeed), "1080p is not to be had").toEqual([]);
  });

  it("names no price that nobody knows, and counts pairs at two providers", () => {
    expect(ways(500_000, 4, { resolution: "720p" }, eachlabs)).toEqual([{ words: "2 takes", count: 2, settings: {} }]);
    expect(ways(700_000, 4, { resolution: "480p", duration: 5 }, wavespeed, eachlabs)).toEqual([{ words: "2 pairs", count: 2, settings: {} }]);
  });
});
