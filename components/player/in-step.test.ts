import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClipTime, isOver, JUMP_S, loopOf, momentIn, pulledRate, ranged, sameMoment } from "@/components/player/in-step";
import { frameAt, timeOfFrame } from "@/components/player/timecode";

const sixteen: ClipTime = { fps: 16, frames: 81 };
const thirty: ClipTime = { fps: 30, frames: 150 };
const clip = fc.record({ fps: fc.constantFrom(15, 16, 23.976, 24, 25, 29.97, 30, 32, 60), frames: fc.integer({ min: 2, max: 300 }) });

describe("clips of other rates", () => {
  it("are at the same second, not at the same frame", () => {
    expect(sameMoment(16, sixteen, thirty)).toBe(30);
    expect(sameMoment(30, thirty, sixteen)).toBe(16);
    expect(sameMoment(40, sixteen, { fps: 32, frames: 161 }), "interpolated to twice the frames").toBe(81);
  });
  it("hold their last frame once they are over", () => {
    expect(sameMoment(149, { fps: 16, frames: 150 }, sixteen)).toBe(80);
    expect(momentIn(sixteen, 9)).toBeCloseTo(80.5 / 16);
  });
  it("a moment is always inside one of their own frames, less than a frame away while they last", () => {
    fc.assert(
      fc.property(clip, fc.double({ min: 0, max: 10, noNaN: true }), (one, seconds) => {
        const moment = momentIn(one, seconds);
        const frame = frameAt(moment, one.fps);
        expect(frame).toBeLessThan(one.frames);
        expect(moment).toBeCloseTo(timeOfFrame(frame, one.fps));
        if (seconds < one.frames / one.fps) expect(Math.abs(moment - seconds)).toBeLessThanOrEqual(0.56 / one.fps);
      }),
    );
  });
});

describe("a clip out of step", () => {
  it("is pulled towards its leader, never past it within the look after, and jumps where that took too long", () => {
    fc.assert(
      fc.property(fc.constantFrom(0.25, 0.5, 1, 2, 4), fc.double({ min: -0.3, max: 0.3, noNaN: true }), (rate, drift) => {
        const pulled = pulledRate(rate, drift);
        if (pulled === null) {
          expect(Math.abs(drift)).toBeGreaterThan(JUMP_S);
          return;
        }
        const after = drift + (pulled - rate) / 60;
        expect(Math.abs(after)).toBeLessThanOrEqual(Math.abs(drift));
        expect(pulled).toBeGreaterThan(0);
      }),
    );
  });
  it("comes into step within a second from two frames away", () => {
    let drift = 2 / 16;
    for (let look = 0; look < 60; look += 1) drift += ((pulledRate(1, drift) ?? 0) - 1) / 60;
    expect(Math.abs(drift)).toBeLessThan(0.5 / 16);
  });
});

describe("a shorter clip beside a longer one", () => {
  it("is over once its last frame has stood, not while it stands", () => {
    expect(isOver({ fps: 16, frames: 16 }, 15 / 16)).toBe(false);
    expect(isOver({ fps: 16, frames: 16 }, 1)).toBe(true);
  });
});

describe("a range", () => {
  it("begins and ends at the frames that were marked, and lets go of an end that would come first", () => {
    expect(loopOf(sixteen, null)).toEqual({ from: 0, to: 80 });
    const begun = ranged(sixteen, null, "from", 20);
    expect(begun).toEqual({ from: 20, to: 80 });
    const both = ranged(sixteen, begun, "to", 30);
    expect(both).toEqual({ from: 20, to: 30 });
    expect(ranged(sixteen, both, "from", 40)).toEqual({ from: 40, to: 80 });
    expect(ranged(sixteen, both, "to", 10)).toEqual({ from: 0, to: 10 });
    expect(ranged(sixteen, null, "to", 500)).toEqual({ from: 0, to: 80 });
  });
});
