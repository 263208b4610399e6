import { describe, expect, it } from "vitest";
import { amountWords, isCircled, nextWaiting, standingOf, takesOf } from "@/components/guest/guest-words";
import type { GuestTake } from "@/lib/shares/view";

const CLIP = { url: "c", width: 16, height: 9, durationMs: 5_000, fps: 16, posterUrl: "p", spriteUrl: "s", thumbhash: "t" };
const STILL = { id: "s", url: "u", width: 16, height: 9, thumbhash: "t" };
const APPROVED = { kind: "approved", sentence: null, at: "2026-11-21T09:00:00.000Z" } as const;

function take(id: string, changes: Partial<GuestTake> = {}): GuestTake {
  const shown = {
    status: "ready",
    clip: CLIP,
    still: STILL,
    verdict: null,
    openNotes: 0,
    recipe: null,
    createdAt: "2026-11-21T08:00:00.000Z",
  } as const;
  const own = { downloadUrl: null, downloadBytes: null, mine: null, costMicros: null };
  return { id, shotId: "shot", slate: "AUT-04", number: 1, ...shown, ...own, ...changes };
}

describe("how a clip stands for a guest", () => {
  it("is their own word where one is asked for, and else what the others' come to", () => {
    expect(standingOf(take("a"), "approve")).toBe("waiting");
    expect(standingOf(take("a", { verdict: "approved" }), "approve"), "the team's choice still waits for the client").toBe("waiting");
    expect(standingOf(take("a", { verdict: "changes_requested", mine: APPROVED }), "approve")).toBe("approved");
    expect(standingOf(take("a"), "view")).toBe("none");
    expect(standingOf(take("a", { verdict: "approved" }), "comment")).toBe("approved");
    expect(standingOf(take("a", { verdict: "rejected" }), "view")).toBe("changes");
    const circled = [take("a", { verdict: "approved" }), take("b", { verdict: "changes_requested", mine: APPROVED }), take("c")];
    expect(circled.map(isCircled)).toEqual([true, true, false]);
  });

  it("leads to the next one without a word, going round, and never to the one that is open", () => {
    const takes = [take("a"), take("b", { mine: APPROVED }), take("c")];
    expect(nextWaiting(takes, "approve", null)?.id).toBe("a");
    expect(nextWaiting(takes, "approve", "a")?.id).toBe("c");
    expect(nextWaiting(takes, "approve", "c")?.id).toBe("a");
    expect(nextWaiting([take("a"), take("b", { mine: APPROVED })], "approve", "a")).toBeNull();
    expect(nextWaiting(takes, "comment", null)).toBeNull();
  });

  it("counts what can be watched", () => {
    const shot = { id: "shot", slate: "AUT-04", projectId: null, prompt: null, pickedTakeId: null, previousId: null, nextId: null };
    const takes = takesOf({
      shots: [
        { ...shot, takes: [take("a"), take("b", { clip: null })] },
        { ...shot, takes: [take("c")] },
      ],
    });
    expect(takes.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(amountWords(takes)).toBe("2 clips, 10 s");
    expect(amountWords(takes.slice(1))).toBe("1 clip, 5 s");
  });
});
