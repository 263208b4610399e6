import { describe, expect, it } from "vitest";
import { countTry, forgetTries, returnTry, type TryLimit } from "@/lib/access/tries";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const MINUTE = 60_000;
const LIMIT: TryLimit = { tries: 3, windowMs: 10 * MINUTE, firstPauseMs: 15 * MINUTE, longestPauseMs: 60 * MINUTE };
const NOON = new Date("2026-11-21T12:00:00Z");
const after = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE);

describe("counting tries", () => {
  it("counts down, then pauses for longer and longer, up to an hour", async () => {
    expect(await countTry("t", "grows", LIMIT, NOON)).toBe(2);
    expect(await countTry("t", "grows", LIMIT, NOON)).toBe(1);
    expect(await countTry("t", "grows", LIMIT, NOON)).toBe(0);
    await expect(countTry("t", "grows", LIMIT, after(1))).rejects.toMatchObject({ code: "too_many", retryAfterS: 14 * 60 });
    let at = 15;
    for (const pause of [30, 60, 60]) {
      expect(await countTry("t", "grows", LIMIT, after(at))).toBe(0);
      await expect(countTry("t", "grows", LIMIT, after(at + 1))).rejects.toMatchObject({ retryAfterS: (pause - 1) * 60 });
      at += pause;
    }
  });

  it("starts anew when its window has passed without a pause, and a day after a pause", async () => {
    await countTry("t", "calm", LIMIT, NOON);
    await countTry("t", "calm", LIMIT, NOON);
    expect(await countTry("t", "calm", LIMIT, after(11))).toBe(2);
    await countTry("t", "calm", LIMIT, after(11));
    await countTry("t", "calm", LIMIT, after(11));
    await expect(countTry("t", "calm", LIMIT, after(12))).rejects.toMatchObject({ code: "too_many" });
    expect(await countTry("t", "calm", LIMIT, after(25 * 60))).toBe(2);
  });

  it("lets exactly as many through as are allowed when all come at once", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => countTry("t", "crowd", LIMIT, NOON)));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  });

  it("keeps others' counts apart, forgets and gives back", async () => {
    await countTry("t", "a", LIMIT, NOON);
    expect(await countTry("t", "b", LIMIT, NOON)).toBe(2);
    expect(await countTry("u", "a", LIMIT, NOON)).toBe(2);
    await returnTry("u", "a");
    expect(await countTry("u", "a", LIMIT, NOON)).toBe(2);
    await forgetTries("t", "a");
    expect(await countTry("t", "a", LIMIT, NOON)).toBe(2);
  });
});
