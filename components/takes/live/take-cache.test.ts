import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { refetchTakes } from "@/components/takes/live/studio-cache";
import { takeRefresher } from "@/components/takes/live/take-cache";
import { takeLike } from "@/components/takes/live/take-fixture";
import { takesQuery } from "@/lib/takes/queries";
import type { TakePage, TakeView } from "@/lib/takes/view";

afterEach(() => vi.unstubAllGlobals());

it("a list that was asked for before a take changed and comes after it does not bring the old take back", async () => {
  const [before, after] = [takeLike({ status: "submitting" }), takeLike({ status: "queued" })];
  let sendList: () => void = () => undefined;
  const list = new Promise<void>((resolve) => {
    sendList = resolve;
  });
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    if (path.includes(`/takes/${before.id}`)) return Response.json(after satisfies TakeView);
    await list;
    return Response.json({ data: [before], nextCursor: null } satisfies TakePage);
  });
  const client = new QueryClient();
  client.setQueryData(takesQuery().queryKey, { pages: [{ data: [before], nextCursor: null }], pageParams: [null] });
  const hear = takeRefresher(client);
  const shown = () => client.getQueryData(takesQuery().queryKey)?.pages[0]?.data[0]?.status;

  // a list on the screen is what a resync asks for again
  const leave = new InfiniteQueryObserver(client, takesQuery()).subscribe(() => undefined);
  const resynced = refetchTakes(client);
  hear(before.id);
  await vi.waitFor(() => expect(shown()).toBe("queued"));
  sendList();
  await resynced;
  await vi.waitFor(() => expect(asked.filter((path) => path.includes(before.id))).toHaveLength(2));
  await vi.waitFor(() => expect(shown()).toBe("queued"));
  leave();
  client.clear();
});

it("a whole batch that changes at once is asked for by the list on the screen, and not take by take", async () => {
  const takes = Array.from({ length: 200 }, (_, index) => takeLike({ id: `of-a-batch-${index}`, status: "queued" }));
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const one = takes.find(({ id }) => path.endsWith(id));
    return Response.json(one ?? ({ data: takes.slice(0, 50).map((take) => ({ ...take, status: "canceled" })), nextCursor: null } satisfies TakePage));
  });
  const client = new QueryClient();
  client.setQueryData(takesQuery().queryKey, { pages: [{ data: [], nextCursor: null }], pageParams: [null] });
  const leave = new InfiniteQueryObserver(client, takesQuery()).subscribe(() => undefined);
  const hear = takeRefresher(client);
  for (const { id } of takes) hear(id);
  await vi.waitFor(() => expect(client.getQueryData(takesQuery().queryKey)?.pages[0]?.data).toHaveLength(50), { timeout: 5_000 });
  expect(asked.length).toBeLessThan(40);
  leave();
  client.clear();
});
