import { expect, it } from "vitest";
import { nextSpeed, SPEEDS, shuttled } from "@/components/player/shuttle";

it("J and L play their way, again is faster, up to four times, and the other way begins anew", () => {
  const on = (rate: number) => shuttled(rate, 1);
  const back = (rate: number) => shuttled(rate, -1);
  expect([on(0), on(1), on(2), on(4)]).toEqual([1, 2, 4, 4]);
  expect([back(0), back(-1), back(-2), back(-4)]).toEqual([-1, -2, -4, -4]);
  expect([back(4), on(-4)]).toEqual([-1, 1]);
  expect(on(0.25), "slow, again is faster than usual").toBe(2);
});

it("speeds go around", () => {
  const seen = [1];
  for (const _ of SPEEDS) seen.push(nextSpeed(seen.at(-1) ?? 1));
  expect(seen).toEqual([1, 2, 0.25, 0.5, 1]);
});
