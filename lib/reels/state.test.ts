import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, formatOf, isStanding, moved, partAt, planReel, sourceFrame, type Timed } from "@/lib/reels/state";

const clip = (width: number, height: number, fps = 16) => ({ width, height, fps });
const take = (frames: number, of = clip(1280, 720), fadeMs = 0): Timed => ({ kind: "take", inFrame: 0, outFrame: frames - 1, fadeMs, clip: of });
const card = (durationMs: number, fadeMs = 0): Timed => ({ kind: "card", durationMs, fadeMs });

describe("the size and rate of a reel", () => {
  it("has the shape and rate of most of its seconds, and the largest size of that shape", () => {
    expect(formatOf([take(81, clip(854, 480)), take(81, clip(1280, 720)), take(120, clip(720, 1280, 24))])).toEqual({
      width: 1280,
      height: 720,
      fps: 16,
    });
    expect(formatOf([take(20, clip(854, 480)), take(240, clip(720, 1280, 24))])).toEqual({ width: 720, height: 1280, fps: 24 });
    expect(formatOf([card(1000)])).toEqual({ width: 1280, height: 720, fps: 24 });
    expect(formatOf([take(10, clip(833, 481))])).toMatchObject({ width: 834, height: 482 });
  });
});

describe("where the parts of a reel stand", () => {
  it("are frames that follow one another, and overlap by their fades", () => {
    const plan = planReel([card(1000), take(81, clip(1280, 720), 500), take(40)]);
    expect(plan.parts).toEqual([
      { start: 0, frames: 16, fadeFrames: 0 },
      { start: 8, frames: 81, fadeFrames: 8 },
      { start: 89, frames: 40, fadeFrames: 0 },
    ]);
    expect([plan.frames, plan.durationMs]).toEqual([129, 8063]);
    expect([partAt(plan, 7), partAt(plan, 8), partAt(plan, 88), partAt(plan, 128), partAt(plan, 129)]).toEqual([
      { index: 0, frame: 7 },
      { index: 1, frame: 0 },
      { index: 1, frame: 80 },
      { index: 2, frame: 39 },
      null,
    ]);
  });

  it("never lose a frame, and leave every part one that is its own, whatever is asked", () => {
    const part = fc.oneof(
      fc.record({
        kind: fc.constant("take" as const),
        inFrame: fc.nat(20),
        outFrame: fc.integer({ min: 20, max: 140 }),
        fadeMs: fc.nat(3000),
        clip: fc.record({
          width: fc.integer({ min: 100, max: 2000 }),
          height: fc.integer({ min: 100, max: 2000 }),
          fps: fc.constantFrom(8, 16, 23.976, 24, 25, 30, 60),
        }),
      }),
      fc.record({ kind: fc.constant("card" as const), durationMs: fc.integer({ min: 1, max: 15_000 }), fadeMs: fc.nat(3000) }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const plan = planReel(parts);
        expect(plan.frames).toBe(plan.parts.reduce((sum, { frames, fadeFrames }) => sum + frames - fadeFrames, 0));
        for (const [index, { start, frames, fadeFrames }] of plan.parts.entries()) {
          const next = plan.parts[index + 1];
          expect(fadeFrames + (next?.fadeFrames ?? 0)).toBeLessThan(frames);
          expect(next?.start ?? plan.frames).toBe(start + frames - (next?.fadeFrames ?? 0));
          const item = parts[index];
          if (item?.kind !== "take") continue;
          const shown = Array.from({ length: frames }, (_, frame) => sourceFrame(item, plan.fps, frame));
          expect(shown.every((frame, place) => frame >= item.inFrame && frame <= item.outFrame && frame >= (shown[place - 1] ?? 0))).toBe(true);
          if (item.clip.fps === plan.fps) expect(shown).toEqual(Array.from({ length: frames }, (_, frame) => item.inFrame + frame));
        }
      }),
    );
  });

  it("keep a picture's shape inside the reel's, with even sides", () => {
    expect(fitted({ width: 720, height: 1280 }, { width: 1280, height: 720 })).toEqual({ width: 406, height: 720 });
    expect(fitted({ width: 854, height: 480 }, { width: 1280, height: 720 })).toEqual({ width: 1280, height: 720 });
  });
});

describe("moving a part", () => {
  it("puts it where it is let go, and keeps all others in their order", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, -5)).toEqual(["c", "a", "b"]);
    expect(moved(["a"], 4, 0)).toEqual(["a"]);
  });
});

describe("a video of a reel", () => {
  const now = { version: 4, takeIds: ["one", "two"], standing: new Set(["one", "two"]) };

  it("stands while all that it shows does, whatever came to the reel since", () => {
    expect(isStanding({ version: 4, takeIds: ["one", "two"] }, now)).toBe(true);
    expect(isStanding({ version: 2, takeIds: ["two"] }, now)).toBe(true);
    expect(isStanding({ version: 3, takeIds: ["one", "gone"] }, now)).toBe(false);
    expect(isStanding({ version: 4, takeIds: ["one", "two"] }, { ...now, standing: new Set(["one"]) })).toBe(false);
  });

  it("of before it was written down what it shows stands only as long as the reel is the same", () => {
    expect(isStanding({ version: 4, takeIds: [] }, now)).toBe(true);
    expect(isStanding({ version: 4, takeIds: [] }, { ...now, standing: new Set(["one"]) })).toBe(false);
    expect(isStanding({ version: 3, takeIds: [] }, now)).toBe(false);
  });
});
