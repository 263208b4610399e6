import { describe, expect, it } from "vitest";
import { lineageWords, nameWords, originOf } from "@/components/takes/make/origin-words";
import type { LineageTake } from "@/lib/lineage/view";

const name = { takeId: "t1", slate: "DAY-04", number: 2 };

describe("what a take was made from", () => {
  it("is the take whose recipe it has, else the one whose frame it moves", () => {
    expect(originOf({ from: { ...name, how: "promoted" }, frameOf: { ...name, takeId: "t0", frame: 3 } })).toMatchObject({
      lead: "promoted from",
      origin: { takeId: "t1" },
    });
    expect(originOf({ from: null, frameOf: { ...name, frame: 80 } })).toMatchObject({ lead: "extends", origin: { takeId: "t1" } });
    expect(originOf({ from: null, frameOf: null })).toBeNull();
  });
  it("is named without its slate beside takes of the same shot", () => {
    expect([nameWords(name, "DAY-04"), nameWords(name, "DAY-05"), nameWords(name)]).toEqual(["take 2", "DAY-04 take 2", "DAY-04 take 2"]);
  });
});

it("a chain says of each take how it came to be, with frames as people count them", () => {
  const take = (given: Partial<LineageTake>): LineageTake => ({
    ...name,
    status: "ready",
    provider: "wavespeed",
    pictureUrl: "",
    thumbhash: "",
    width: 16,
    height: 9,
    origins: [],
    ...given,
  });
  const first = take({ takeId: "t0", number: 1 });
  const varied = take({ origins: [{ takeId: "t0", how: "varied", frame: null }] });
  const extended = take({
    takeId: "t2",
    slate: "DAY-05",
    number: 1,
    origins: [
      { takeId: "t1", how: "still", frame: 80 },
      { takeId: "gone", how: "end_still", frame: 0 },
    ],
  });
  const chain = [first, varied, extended];
  expect(chain.map((one) => lineageWords(one, chain))).toEqual([
    "",
    "varied from T1",
    "extends DAY-04 T2, frame 81; ends on a frame of an older take, frame 1",
  ]);
});
