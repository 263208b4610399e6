import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queueRefresher, showPlaces } from "@/components/takes/live/queue-refresher";
import { takeLike } from "@/components/takes/live/take-fixture";
import { takesQuery } from "@/lib/takes/queries";
import type { QueuePlace, TakeView } from "@/lib/takes/view";

const KEY = takesQuery().queryKey;

function place(at: number): QueuePlace {
  return { place: at, of: 9, waitMs: null, behind: null, held: null, memberId: "member-1", beforeId: null, afterId: null };
}

function clientWith(...takes: TakeView[]): QueryClient {
  const client = new QueryClient();
  client.setQueryData(KEY, { pages: [{ data: takes, nextCursor: null }], pageParams: [null] });
  return client;
}

const shown = (client: QueryClient) => client.getQueryData(KEY)?.pages.flatMap((page) => page.data.map(({ queue }) => queue?.place ?? null));

describe("places on the screen", () => {
  it("change where takes are still queued", () => {
    const client = clientWith(takeLike({ id: "a", queue: place(2) }), takeLike({ id: "b", status: "generating" }), takeLike({ id: "c" }));
    showPlaces(client, { a: place(1), b: place(7), d: place(3) });
    expect(shown(client)).toEqual([1, null, null]);
  });

  it("leave a list as it is where nothing changed, so that nothing is drawn anew", () => {
    const client = clientWith(takeLike({ id: "a", queue: place(2) }), takeLike({ id: "b", queue: place(3) }));
    const before = client.getQueryData(KEY);
    showPlaces(client, { a: place(2) });
    expect(client.getQueryData(KEY)).toBe(before);
    showPlaces(client, { b: place(2) });
    expect(client.getQueryData(KEY)?.pages[0]?.data[0]).toBe(before?.pages[0]?.data[0]);
  });
});

describe("asking for places", () => {
  const asked: string[] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    vi.stubGlobal("fetch", async (path: string) => {
      asked.push(path);
      return Response.json({ a: place(1) });
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is one request for many changes, and then another for what came after", async () => {
    const client = clientWith(takeLike({ id: "a", queue: place(5) }), takeLike({ id: "b", status: "ready" }));
    const hear = queueRefresher(client);
    for (let times = 0; times < 50; times += 1) hear();
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual(["/api/queue?takes=a"]);
    expect(shown(client)).toEqual([1, null]);
    for (let times = 0; times < 50; times += 1) hear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(asked).toHaveLength(2);
  });

  it("is nothing while no take is queued", async () => {
    const hear = queueRefresher(clientWith(takeLike({ id: "a", status: "generating" })));
    hear();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual([]);
  });
});
