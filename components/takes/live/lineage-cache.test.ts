import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
import { refreshLineage } from "@/components/takes/live/lineage-cache";
import { takeLike } from "@/components/takes/live/take-fixture";
import { lineageQuery } from "@/lib/lineage/queries";
import type { LineageTake } from "@/lib/lineage/view";

const client = new QueryClient();
const take = (takeId: string): LineageTake => ({
  takeId,
  slate: "DAY-01",
  number: 1,
  status: "ready",
  provider: "wavespeed",
  pictureUrl: "",
  thumbhash: "",
  width: 1,
  height: 1,
  origins: [],
});
const { queryKey } = lineageQuery("b");
const isStale = () => client.getQueryState(queryKey)?.isInvalidated;

beforeEach(() => {
  client.setQueryData(queryKey, { before: [take("a")], take: take("b"), after: [take("c")], isCut: { before: false, after: false } });
});

it("a chain is asked for again when one of its takes changes, or a take joins it", () => {
  const name = { slate: "DAY-01", number: 1 };
  const joins = [
    takeLike({ id: "c" }),
    takeLike({ id: "new", from: { ...name, takeId: "b", how: "varied" } }),
    takeLike({ id: "new", frameOf: { ...name, takeId: "b", frame: 80 } }),
  ];
  for (const one of joins) {
    client.setQueryData(queryKey, (held) => held && { ...held });
    expect(isStale()).toBe(false);
    refreshLineage(client, one);
    expect(isStale(), one.id).toBe(true);
  }
});

it("and is left alone by all others", () => {
  refreshLineage(client, takeLike({ id: "stranger" }));
  expect(isStale()).toBe(false);
});
