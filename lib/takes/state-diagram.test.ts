import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { TAKE_STATUSES } from "@/lib/takes/limits";
import { sourcesOf } from "@/lib/takes/state";

test("the operators' picture of a take's life has every way that there is, and no other", () => {
  const text = readFileSync(path.resolve("docs/operating.md"), "utf8");
  const drawn = [...text.matchAll(/^ +(\w+) --> (\w+):/gm)].map(([, from, to]) => `${from} to ${to}`);
  const there = TAKE_STATUSES.flatMap((to) => sourcesOf(to).map((from) => `${from} to ${to}`));
  expect(drawn.sort()).toEqual(there.sort());
});
