import { describe, expect, it } from "vitest";
import { generateWords, needsSecondPress, type Priced, priceLine, shortSum, sourceWords, sumWords } from "@/components/takes/composer/price";

const wavespeed: Priced = {
  provider: "wavespeed",
  mode: "live",
  pricedBy: ["resolution", "duration"],
  prices: [
    { variant: "720p/5", micros: 300_000, source: "price_table" },
    { variant: "720p/8", micros: 480_000, source: "team" },
  ],
  fields: [
    {
      name: "duration",
      kind: "choice",
      title: "Length",
      help: "",
      choices: [
        { value: 5, label: "5 s" },
        { value: 8, label: "8 s" },
      ],
      default: 5,
      isAdvanced: false,
      isFixed: false,
    },
  ],
};
const eachlabs: Priced = {
  provider: "eachlabs",
  mode: "live",
  pricedBy: ["resolution"],
  prices: [{ variant: "720p", micros: null, source: "unpublished" }],
  fields: [],
};

describe("the price of a press", () => {
  it("is the unit times the takes, in words and figures", () => {
    const line = priceLine(wavespeed, { resolution: "720p", duration: 5 }, 2);
    expect(line).toEqual({
      provider: "wavespeed",
      what: "2 × WaveSpeed 720p, 5 s",
      unitMicros: 300_000,
      totalMicros: 600_000,
      isAbout: false,
      isFree: false,
    });
    expect(generateWords([line], 2)).toEqual({ verb: "Generate 2 takes", price: "$0.60" });
    expect(sourceWords([line])).toBe("WaveSpeed’s list price");
  });

  it("is about so much where the team set the figure", () => {
    const line = priceLine(wavespeed, { resolution: "720p", duration: 8 }, 1);
    expect(generateWords([line], 1)).toEqual({ verb: "Generate 1 take", price: "≈ $0.48" });
    expect(sourceWords([line])).toBe("Your team’s own figure");
  });

  it("is never shown as nothing when nobody knows it, and asks twice", () => {
    const line = priceLine(eachlabs, { resolution: "720p" }, 3);
    expect(generateWords([line], 3).price).toBe("price not published");
    expect(needsSecondPress([line])).toBe(true);
    expect(sourceWords([line])).toBe("Eachlabs publishes no price");
  });

  it("is unknown for settings that no price names", () => {
    expect(priceLine(wavespeed, { resolution: "480p", duration: 5 }, 1).totalMicros).toBeNull();
  });

  it("is free in the sandbox, which says what it would be", () => {
    const line = priceLine({ ...wavespeed, mode: "sandbox" }, { resolution: "720p", duration: 5 }, 1);
    expect(generateWords([line], 1).price).toBe("free");
    expect(sourceWords([line])).toBe("Sandbox: free, would cost $0.30 live");
    expect(needsSecondPress([line])).toBe(false);
    const unpriced = priceLine({ ...eachlabs, mode: "sandbox" }, { resolution: "720p" }, 1);
    expect(sourceWords([unpriced])).toBe("Sandbox: free");
    expect(needsSecondPress([unpriced])).toBe(false);
  });

  it("is a line for each of two providers and one sum, which says what it leaves out", () => {
    const a = priceLine(wavespeed, { resolution: "720p", duration: 5 }, 2);
    const b = priceLine(eachlabs, { resolution: "720p" }, 2);
    expect(generateWords([a, b], 2)).toEqual({ verb: "Generate 4 takes", price: "$0.60 + price not published" });
    expect(sourceWords([a, b])).toBe("WaveSpeed’s list price. Eachlabs publishes no price");
    expect(shortSum([a, b])).toBe("$0.60 + unpriced");
    expect(needsSecondPress([a, b])).toBe(true);
    const known = priceLine({ ...eachlabs, prices: [{ variant: "720p", micros: 250_000, source: "team" }] }, { resolution: "720p" }, 2);
    expect(sumWords([a, known])).toBe("≈ $1.10");
    expect(needsSecondPress([a, known])).toBe(false);
  });

  it("counts a sandbox beside a live provider as nothing", () => {
    const a = priceLine(wavespeed, { resolution: "720p", duration: 5 }, 1);
    const b = priceLine({ ...eachlabs, mode: "sandbox" }, { resolution: "720p" }, 1);
    expect(sumWords([a, b])).toBe("$0.30");
    expect(sourceWords([a, b])).toBe("WaveSpeed’s list price. Eachlabs is a sandbox: free");
    expect(needsSecondPress([a, b])).toBe(false);
    const both = [{ ...a, isFree: true }, b];
    expect(sumWords(both)).toBe("free");
    expect(sourceWords(both)).toBe("Sandbox: free, would cost $0.30 live, and a price not published");
  });
});
