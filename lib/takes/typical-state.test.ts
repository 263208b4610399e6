import { describe, expect, it } from "vitest";
import { modelOf } from "@/lib/providers/registry";
import { type MeasuredTake, summarize, typicalFrom } from "@/lib/takes/typical-state";

const draft = { resolution: "480p", duration: 5 };
const fine = { resolution: "720p", duration: 8 };

/** Takes of these seconds, newest first. */
const took = (seconds: readonly number[], more: Partial<MeasuredTake> = {}): MeasuredTake[] =>
  seconds.map((s) => ({ provider: "wavespeed", mode: "live", settings: draft, wholeMs: s * 1000, flightMs: s * 900, ...more }));
const typical = (takes: MeasuredTake[], settings = draft, mode = "live") =>
  typicalFrom(summarize(takes, modelOf), modelOf("wavespeed"), "wavespeed", mode, settings);

describe("what is usual", () => {
  it("is the middle half of our own last takes with the same settings", () => {
    const takes = [...took([50, 60, 70, 80, 90]), ...took([200, 210, 220, 230, 240], { settings: fine })];
    expect(typical(takes)).toEqual({ lowMs: 60_000, highMs: 80_000, lateMs: 120_000, from: "settings" });
    expect(typical(takes, fine)).toMatchObject({ lowMs: 210_000, highMs: 230_000, from: "settings" });
  });

  it("is that of the last fifty: what was long ago no longer counts", () => {
    const takes = [...took(Array.from({ length: 50 }, () => 40)), ...took(Array.from({ length: 50 }, () => 400))];
    expect(typical(takes)).toMatchObject({ lowMs: 40_000, highMs: 40_000 });
  });

  it("is that of a wider kind where there are fewer than five, and said to be", () => {
    const settings = (num_inference_steps: number) => ({ resolution: "720p", num_inference_steps });
    const eachlabs = (steps: number, seconds: number[]) => took(seconds, { provider: "eachlabs", settings: settings(steps) });
    const measured = summarize([...eachlabs(27, [60, 60, 60, 60]), ...eachlabs(40, [90])], modelOf);
    const of = (given: Record<string, string | number>) => typicalFrom(measured, modelOf("eachlabs"), "eachlabs", "live", given);
    expect(of(settings(40))).toMatchObject({ from: "size", highMs: 60_000 });
    expect(of({ resolution: "480p" })).toMatchObject({ from: "provider" });
  });

  it("is what is said of the model while nothing was measured, apart for each mode", () => {
    expect(typical([])).toEqual({ lowMs: 60_000, highMs: 60_000, lateMs: 90_000, from: "unmeasured" });
    expect(typical(took([50, 60, 70, 80]))).toMatchObject({ from: "unmeasured" });
    expect(typical(took([4, 4, 4, 4, 4], { mode: "sandbox" }))).toMatchObject({ from: "unmeasured" });
    expect(typical(took([4, 4, 4, 4, 4], { mode: "sandbox" }), draft, "sandbox")).toMatchObject({ highMs: 4_000, from: "settings" });
  });
});

describe("what is late", () => {
  it("is half as long again as usual while few takes tell, however slow one of them was", () => {
    expect(typical(took([50, 60, 70, 80, 900])).lateMs).toBe(120_000);
  });

  it("is what fewer than one in twenty needs once there are enough", () => {
    const takes = took([...Array.from({ length: 18 }, () => 60), 300, 300]);
    expect(typical(takes)).toMatchObject({ highMs: 60_000, lateMs: 300_000 });
  });
});
