import { describe, expect, it } from "vitest";
import { type FailedTake, failureWords } from "@/components/takes/feed/failure-words";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { FAILURE_CODES, type FailureCode } from "@/lib/takes/limits";

const failed = (code: FailureCode, more: Partial<FailedTake> = {}, message = "") =>
  failureWords({ provider: "wavespeed", mode: "live", settings: {}, chargedMicros: null, failure: { code, message }, ...more });

describe("what a failed take says", () => {
  it.each(FAILURE_CODES.flatMap((code) => PROVIDER_IDS.map((provider) => [code, provider] as const)))(
    "%s at %s: what happened, what it cost, what to do, in whole sentences",
    (code, provider) => {
      for (const mode of ["live", "sandbox"] as const) {
        const words = failed(code, { provider, mode });
        const sentences = words.split(/(?<=[.!?]) /);
        expect(sentences.length, words).toBeGreaterThanOrEqual(3);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(words).toMatch(/charged|cost|spent/);
        expect(words).toMatch(/Retry|retry|Reword|use its settings|Find the clip/);
      }
    },
  );

  it("names the provider's own reason first, as a sentence", () => {
    expect(failed("refused", {}, "WaveSpeed refused it: the picture could not be read")).toBe(
      "WaveSpeed refused it: the picture could not be read. Nothing was charged. As it is it would be refused again: use its settings, change what is named, and generate.",
    );
  });

  it("says what the ledger says, and where it can't", () => {
    expect(failed("written_off", { chargedMicros: 300_000 })).toContain("Its $0.30 count as spent.");
    expect(failed("output_lost", { chargedMicros: 150_000 })).toContain("It cost $0.15.");
    expect(failed("output_lost", { provider: "eachlabs" })).toContain("What it cost is not published.");
    expect(failed("output_lost", { mode: "sandbox" })).toContain("Nothing was charged.");
    expect(failed("provider_failed", { provider: "eachlabs", chargedMicros: 50_000 })).toContain("It cost $0.05.");
  });

  it("knows what sets the providers apart", () => {
    expect(failed("provider_failed")).toMatch(/gives back .* within about three hours.*or try Eachlabs\.$/);
    expect(failed("provider_failed", { provider: "eachlabs" })).toMatch(/Nothing was charged\. .*or try WaveSpeed\.$/);
    expect(failed("output_lost")).toContain("WaveSpeed keeps clips for 7 days.");
    expect(failed("moderated", { provider: "eachlabs", settings: { enable_safety_checker: true } })).toMatch(/with the safety checker off\.$/);
    expect(failed("moderated", { provider: "eachlabs" })).toMatch(/Reword the prompt or use another still\.$/);
  });
});
