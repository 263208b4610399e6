import fc from "fast-check";
import { expect, test } from "vitest";
import { arrivalPath, cameraPath, type Quad } from "@/lib/sandbox/render/camera";
import { readDirection } from "@/lib/sandbox/render/moves";
import { randomOf } from "@/lib/sandbox/render/random";

const PLAN = { width: 832, height: 480, frames: 81, fps: 16 };
const PROMPTS = [
  "push in",
  "pull out",
  "pan left",
  "tilt up",
  "orbit right",
  "crane down",
  "truck left",
  "dutch roll",
  "handheld",
  "static",
  "push in and pan right, handheld",
  "fast orbit, crane up, whip pan",
];

const pathOf = (prompt: string, seed: number, plan = PLAN) => cameraPath(readDirection(prompt), plan, randomOf("path", seed));
const widthOf = (quad: Quad | undefined) => (quad ? quad[2] - quad[0] : Number.NaN);
const middleOf = (quad: Quad | undefined) =>
  (quad ? [(quad[0] + quad[2] + quad[4] + quad[6]) / 4, (quad[1] + quad[3] + quad[5] + quad[7]) / 4] : []) as [number, number];

test("no move ever looks past the edge of the still, at any shape and seed", () => {
  const plans = [PLAN, { width: 480, height: 832, frames: 129, fps: 16 }, { width: 624, height: 624, frames: 161, fps: 32 }];
  fc.assert(
    fc.property(fc.constantFrom(...PROMPTS), fc.nat(), fc.constantFrom(...plans), (prompt, seed, plan) => {
      const path = pathOf(prompt, seed, plan);
      expect(path).toHaveLength(plan.frames);
      for (const value of path.flat()) {
        expect(value).toBeGreaterThanOrEqual(-1e-6);
        expect(value).toBeLessThanOrEqual(1 + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test("no frame jumps: neighbours are near, and so are their steps", () => {
  for (const prompt of PROMPTS) {
    const path = pathOf(prompt, 5);
    for (let frame = 2; frame < path.length; frame++) {
      for (let index = 0; index < 8; index++) {
        const [now = 0, last = 0, before = 0] = [path[frame]?.[index], path[frame - 1]?.[index], path[frame - 2]?.[index]];
        expect(Math.abs(now - last), `${prompt} ${frame}`).toBeLessThan(0.02);
        expect(Math.abs(now - 2 * last + before), `${prompt} ${frame}`).toBeLessThan(0.008);
      }
    }
  }
});

test("the same seed gives the same path and another seed another", () => {
  expect(pathOf("orbit", 1)).toEqual(pathOf("orbit", 1));
  expect(pathOf("orbit", 1)).not.toEqual(pathOf("orbit", 2));
});

test("a push begins on the whole still and nears; a pull ends on it", () => {
  const push = pathOf("push in", 3);
  expect(widthOf(push[0])).toBeCloseTo(1, 5);
  expect(widthOf(push.at(-1))).toBeLessThan(0.9);
  expect(widthOf(pathOf("pull out", 3).at(-1))).toBeCloseTo(1, 5);
});

test.each([
  ["pan right", 0, 1],
  ["pan left", 0, -1],
  ["truck right", 0, 1],
  ["tilt down", 1, 1],
  ["tilt up", 1, -1],
  ["crane up", 1, -1],
])("%s looks that way", (prompt, axis, sign) => {
  const path = pathOf(prompt, 9);
  const went = (middleOf(path.at(-1))[axis] ?? 0) - (middleOf(path[0])[axis] ?? 0);
  expect(Math.sign(went)).toBe(sign);
  expect(Math.abs(went)).toBeGreaterThan(0.05);
});

test("an orbit sees the still at a slant, first from one side and then from the other", () => {
  const path = pathOf("orbit right", 4);
  const slant = (quad: Quad | undefined) => (quad ? quad[5] - quad[1] - (quad[7] - quad[3]) : 0);
  expect(Math.sign(slant(path[0]))).toBe(-Math.sign(slant(path.at(-1))));
  expect(Math.abs(slant(path[0]))).toBeGreaterThan(0.02);
});

test("an end still is whole in the last frame", () => {
  expect(arrivalPath(40, randomOf("a")).at(-1)).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
});
