import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TAKE_STATUSES, type TakeStatus } from "@/lib/takes/limits";
import { sourcesOf } from "@/lib/takes/state";

describe("the life of a take", () => {
  test("a take that may have been sent never comes back to the queue but from sending", () => {
    expect(sourcesOf("queued")).toEqual(["submitting"]);
    expect(sourcesOf("submitting")).toEqual(["queued"]);
  });

  test("ready comes from saving alone, nothing leaves ready, and failed is left only for what the provider turns out to have made, or a clip to be fetched once more", () => {
    expect(sourcesOf("ready")).toEqual(["saving"]);
    for (const to of TAKE_STATUSES) expect(sourcesOf(to)).not.toContain("ready");
    expect(TAKE_STATUSES.filter((to) => sourcesOf(to).includes("failed"))).toEqual(["generating", "saving"]);
  });

  test("a canceled take only ever goes on to be saved", () => {
    expect(TAKE_STATUSES.filter((to) => sourcesOf(to).includes("canceled"))).toEqual(["saving"]);
  });

  test("whatever happens, a take sends again only after it was queued again", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TAKE_STATUSES), { maxLength: 40 }), (wishes) => {
        let status: TakeStatus = "queued" as TakeStatus;
        const visited: TakeStatus[] = [status];
        for (const wish of wishes) {
          if (!sourcesOf(wish).includes(status)) continue;
          status = wish;
          visited.push(status);
        }
        const sends = visited.flatMap((name, index) => (name === "submitting" ? [visited[index - 1]] : []));
        expect(sends.every((before) => before === "queued")).toBe(true);
        const doubtAt = visited.indexOf("unconfirmed");
        if (doubtAt >= 0) expect(visited.slice(doubtAt)).not.toContain("submitting");
        expect(visited.slice(0, -1).filter((name) => name === "ready")).toEqual([]);
      }),
    );
  });
});
