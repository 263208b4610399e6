import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameAt, frameCount, spokenPlace, timecode, timeOfFrame } from "@/components/player/timecode";

describe("timecode", () => {
  it("is minutes, seconds and frames of the file's own rate", () => {
    expect(timecode(30, 16)).toBe("00:01:14");
    expect(timecode(0, 16)).toBe("00:00:00");
    expect(timecode(16 * 61 + 3, 16)).toBe("01:01:03");
  });
  it("counts whole frames where the rate is broken", () => {
    expect(timecode(24, 23.976)).toBe("00:01:00");
  });
  it("every frame's own moment leads back to that frame", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(15, 16, 23.976, 24, 25, 29.97, 30, 32, 48, 60), (frame, fps) => {
        expect(frameAt(timeOfFrame(frame, fps), fps)).toBe(frame);
        expect(frameAt(frame / fps, fps)).toBe(frame);
      }),
    );
  });
});

it("a clip of 81 frames at 16 a second has 81 frames", () => {
  expect(frameCount(5_062.5, 16)).toBe(81);
  expect(frameCount(0, 16)).toBe(1);
});

it("a place is spoken as time and frame", () => {
  expect(spokenPlace(30, 81, 16)).toBe("1.9 seconds, frame 31 of 81");
});
