import { describe, expect, it } from "vitest";
import { factsOf, possibleSpend, rowPrice, rowWords } from "@/components/takes/feed/row-words";
import { takeLike } from "@/components/takes/live/take-fixture";

describe("what a row says", () => {
  it("says why a take waits", () => {
    expect(rowWords(takeLike(), false)).toEqual({ label: "Queued", tone: "", reason: null });
    expect(rowWords(takeLike({ waitReason: "Eachlabs refused the key." }), false)).toMatchObject({
      tone: "state-warn",
      reason: "Eachlabs refused the key.",
    });
  });

  it("says why nothing is sent to its provider, unless it waits for a reason of its own", () => {
    const queue = { place: 1, of: 2, waitMs: null, behind: null, held: "WaveSpeed can’t be reached.", memberId: null, beforeId: null, afterId: null };
    expect(rowWords(takeLike({ queue }), false)).toMatchObject({ tone: "state-warn", reason: queue.held });
    expect(rowWords(takeLike({ queue, waitReason: "The still is gone." }), false).reason).toBe("The still is gone.");
  });

  it("says that it is slow, and that it hangs", () => {
    const generating = takeLike({ status: "generating" });
    expect(rowWords(generating, false)).toEqual({ label: "Generating", tone: "state-live", reason: null });
    expect(rowWords(generating, true).reason).toBe("Longer than usual. WaveSpeed still says it is working.");
    expect(rowWords({ ...generating, isStalled: true }, true)).toMatchObject({ tone: "state-warn" });
  });

  it("says of an unconfirmed take what was done, what it may cost and what is being done", () => {
    const take = takeLike({ status: "unconfirmed", sentAt: new Date(2026, 10, 21, 14, 8).toISOString() });
    expect(rowWords(take, false).reason).toBe(
      "Sent at 14:08, WaveSpeed never answered. It may have run and cost $0.30. We are looking for it at WaveSpeed.",
    );
    const looked = { waitReason: "Looked once: WaveSpeed does not show it.", nextLookAt: new Date(2026, 10, 21, 14, 13).toISOString() };
    expect(rowWords({ ...take, ...looked }, false).reason).toMatch(/WaveSpeed does not show it\. Next look at 14:13\.$/);
    expect(rowWords({ ...take, mode: "sandbox", waitReason: "Look there, then say what happened." }, false).reason).toMatch(
      /It may have run\. Look there/,
    );
  });

  it("says why a take failed and what to do", () => {
    const failure = { code: "moderated" as const, message: "Eachlabs’ safety checker stopped it." };
    const { tone, reason } = rowWords(takeLike({ status: "failed", provider: "eachlabs", failure }), false);
    expect(tone).toBe("state-danger");
    expect(reason).toBe("Eachlabs’ safety checker stopped it. Nothing was charged. Reword the prompt or use another still.");
  });

  it("says that a canceled take may still come", () => {
    expect(rowWords(takeLike({ status: "canceled" }), false).reason).toBeNull();
    expect(rowWords(takeLike({ status: "canceled", mayStillRun: true }), false).reason).toMatch(
      /^We stopped waiting\. If WaveSpeed finishes.* kept and charged\.$/,
    );
    expect(rowWords(takeLike({ status: "canceled", mayStillRun: true, mode: "sandbox" }), false).reason, "nothing is, in the sandbox").toMatch(
      / is kept\.$/,
    );
  });
});

describe("the figures of a row", () => {
  it("are what was charged, what is expected, or what may have been charged", () => {
    expect(rowPrice(takeLike()).text).toBe("$0.30");
    expect(rowPrice(takeLike({ status: "unconfirmed" })).text).toBe("$0.30?");
    expect(rowPrice(takeLike({ status: "failed", failure: { code: "refused", message: "" } })).text).toBe("$0.00");
    expect(rowPrice(takeLike({ status: "failed", chargedMicros: 300_000 })).text).toBe("$0.30");
    expect(rowPrice(takeLike({ status: "canceled" })).text).toBe("$0.00");
    expect(rowPrice(takeLike({ status: "canceled", mayStillRun: true })).text).toBe("$0.30?");
    expect(rowPrice(takeLike({ status: "canceled", mode: "sandbox" })).text).toBe("sandbox");
  });

  it("are never nothing where nobody knows them", () => {
    expect(possibleSpend(takeLike({ estimateMicros: null }))).toBe("an amount that is not published");
    expect(possibleSpend(takeLike({ mode: "sandbox" }))).toMatch(/^nothing/);
  });

  it("stand beside the recipe in one line", () => {
    expect(factsOf(takeLike())).toBe("720p · 5 s · seed 41027");
    expect(factsOf(takeLike({ settings: { resolution: "720p", aspect_ratio: "16:9" } }))).toBe("720p · 16:9 · seed 41027");
    expect(factsOf(takeLike({ settings: { resolution: "720p", aspect_ratio: "auto" } }))).toBe("720p · seed 41027");
  });
});
