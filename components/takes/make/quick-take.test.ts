import { describe, expect, it } from "vitest";
import type { Priced } from "@/components/takes/composer/price";
import { takeLike } from "@/components/takes/live/take-fixture";
import { promotionOf, quickBody, quickTake } from "@/components/takes/make/quick-take";
import { fieldsOf } from "@/lib/providers/form";
import type { ProviderId } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";

const form = (provider: ProviderId, mode: "live" | "sandbox" = "live"): Priced => {
  const model = modelOf(provider);
  return {
    provider,
    mode,
    fields: fieldsOf(model),
    pricedBy: [...model.pricedBy],
    prices: model.prices.map((price) => ({ ...price, source: price.micros === null ? "unpublished" : "price_table", teamMicros: null })),
  } as Priced; // the rows of a price list carry more than a price line reads
};
const draft = takeLike({ id: "draft", status: "ready", settings: { resolution: "480p", duration: 5 }, negativePrompt: "blur", endStillId: "s2" });

describe("a promotion", () => {
  it("is to the highest resolution of the model, with all else as it was", () => {
    expect(promotionOf(form("wavespeed"), draft)).toEqual({ settings: { resolution: "720p", duration: 5 }, label: "720p" });
    const eachlabs = takeLike({ provider: "eachlabs", settings: { resolution: "580p", shift: 3 } });
    expect(promotionOf(form("eachlabs"), eachlabs)).toEqual({ settings: { resolution: "720p", shift: 3 }, label: "720p" });
  });
  it("is none of a take that has it, or that names none of the model’s", () => {
    expect(promotionOf(form("wavespeed"), takeLike({ settings: { resolution: "720p" } }))).toBeNull();
    expect(promotionOf(form("wavespeed"), takeLike({ settings: { resolution: "4K" } }))).toBeNull();
    expect(promotionOf(form("wavespeed"), takeLike({ settings: {} }))).toBeNull();
  });
});

describe("a take of one press", () => {
  it("says its price, that it is free, or that there is none and it is asked about first", () => {
    const { settings } = draft;
    expect(quickTake(form("wavespeed"), settings)).toMatchObject({ price: "$0.15", isUnpriced: false });
    expect(quickTake(form("wavespeed", "sandbox"), settings)).toMatchObject({ price: "free", isUnpriced: false });
    expect(quickTake(form("eachlabs"), { resolution: "480p" })).toMatchObject({ price: "no price", isUnpriced: true });
  });
  it("sends the whole recipe and what was shown; the seed too, but for a variation", () => {
    const quick = quickTake(form("wavespeed"), draft.settings);
    expect(quickBody(draft, "promoted", quick)).toEqual({
      provider: "wavespeed",
      stillId: "still-1",
      endStillId: "s2",
      prompt: "The camera pushes in slowly.",
      negativePrompt: "blur",
      settings: { resolution: "480p", duration: 5 },
      seed: 41027,
      count: 1,
      from: { takeId: "draft", how: "promoted" },
      isUnpricedOk: false,
      shown: { isFree: false, totalMicros: 150_000 },
    });
    expect(quickBody(draft, "retried", quick)).toHaveProperty("seed", 41027);
    expect(quickBody(draft, "varied", quick)).not.toHaveProperty("seed");
  });
});
