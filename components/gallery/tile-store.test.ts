import { expect, it, vi } from "vitest";
import { createTileStore } from "@/components/gallery/tile-store";
import type { TileView } from "@/lib/gallery/view";

const tile = (id: string, more: Partial<TileView> = {}) => ({ id, isFavourite: false, ...more }) as TileView;
const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => `t${from + at}`);

/** A store whose answers come when they are let go. */
function held() {
  const waiting: { ids: readonly string[]; answer: () => void; fail: () => void }[] = [];
  const store = createTileStore(
    (takeIds) =>
      new Promise((done, fail) =>
        waiting.push({ ids: takeIds, answer: () => done(takeIds.map((id) => tile(id))), fail: () => fail(new Error("down")) }),
      ),
  );
  return { store, waiting };
}

it("asks for what is missing in few answers, and for nothing twice", async () => {
  const { store, waiting } = held();
  store.want(ids(0, 150));
  store.want(ids(0, 150));
  expect(waiting.flatMap((one) => [...one.ids])).toEqual(ids(0, 150));
  for (const one of waiting.splice(0)) one.answer();
  await vi.waitFor(() => expect(store.shown()).toHaveLength(150));
  store.want(ids(0, 150));
  expect(waiting).toHaveLength(0);
  expect(store.get("t149")?.id).toBe("t149");
});
it("forgets what was scrolled past before its turn came", async () => {
  const { store, waiting } = held();
  store.want(ids(0, 600));
  const begun = waiting.length;
  store.want(ids(5_000, 40));
  for (const one of [...waiting]) one.answer();
  await vi.waitFor(() => expect(waiting.slice(begun).flatMap((one) => [...one.ids])).toEqual(ids(5_000, 40)));
});
it("shows a screen of tiles some at a time, those in sight first, and says nothing of one that is as it was", async () => {
  const { store, waiting } = held();
  store.want(ids(0, 60));
  store.want(ids(30, 30));
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.shown().length));
  for (const one of waiting.splice(0)) one.answer();
  await vi.waitFor(() => expect(store.get("t0")).toBeDefined());
  await vi.waitFor(() => expect(store.get("t29")).toBeDefined());
  expect(seen.slice(0, 3)).toEqual([12, 24, 30]);
  const [before, told] = [store.get("t3"), seen.length];
  store.put([tile("t3"), tile("t4")]);
  expect(store.get("t3")).toBe(before);
  expect(seen).toHaveLength(told);
});
it("asks again after an answer that never came", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const { store, waiting } = held();
    store.want(["a"]);
    waiting.splice(0)[0]?.fail();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(waiting.map((one) => one.ids)).toEqual([["a"]]);
  } finally {
    vi.useRealTimers();
  }
});
it("shows a change at once, says so, and hears news of what is here alone", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const { store, waiting } = held();
    const heard = vi.fn();
    store.put([tile("a"), tile("b")]);
    store.subscribe(heard);
    store.change(["a", "never seen"], (one) => ({ ...one, isFavourite: true }));
    expect([store.get("a")?.isFavourite, store.get("b")?.isFavourite, heard.mock.calls.length]).toEqual([true, false, 1]);
    store.refresh(["b"]);
    store.refresh(["b", "never seen"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(waiting.map((one) => one.ids)).toEqual([["b"]]);
  } finally {
    vi.useRealTimers();
  }
});
it("keeps no more than can be looked at", () => {
  const { store } = held();
  store.put(ids(0, 7_000).map((id) => tile(id)));
  expect(store.get("t0")).toBeUndefined();
  expect(store.get("t6999")).toBeDefined();
});
