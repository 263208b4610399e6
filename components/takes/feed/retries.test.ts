import { expect, it } from "vitest";
import { retriesOf } from "@/components/takes/feed/retries";
import { takeLike } from "@/components/takes/live/take-fixture";

it("a take that was retried twice knows the newest retry, and what is no retry is none", () => {
  const failed = { takeId: "t1", slate: "DAY-01", number: 1 };
  const takes = [
    takeLike({ id: "t4", number: 4, from: { ...failed, how: "varied" } }),
    takeLike({ id: "t3", number: 3, from: { ...failed, how: "retried" } }),
    takeLike({ id: "t2", number: 2, from: { ...failed, how: "retried" } }),
    takeLike({ id: "t1", number: 1 }),
  ];
  expect([...retriesOf(takes)]).toEqual([["t1", { takeId: "t3", slate: "DAY-01", number: 3 }]]);
});
