import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { takeLike } from "@/components/takes/live/take-fixture";
import { holdLook, noticeWords, speak } from "@/components/takes/notice/speak";

const shown: { title: string; body?: string; onclick: (() => void) | null; close: () => void }[] = [];
const ready = (id: string, number: number) => takeLike({ id, number, status: "ready" });

beforeEach(() => {
  shown.length = 0;
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text) });
  vi.stubGlobal("window", { focus: vi.fn() });
  vi.stubGlobal("navigator", { locks: locks() });
  vi.stubGlobal(
    "Notification",
    class {
      onclick = null;
      close = () => undefined;
      constructor(
        readonly title: string,
        readonly options: { body?: string },
      ) {
        shown.push(this);
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

/** What browsers promise of locks, as far as it is used: one holder of a name at a time. */
function locks() {
  const held: { name: string }[] = [];
  let before: Promise<unknown> = Promise.resolve();
  return {
    query: async () => ({ held: [...held] }),
    request: (name: string, ...rest: unknown[]) => {
      const run = rest.at(-1) as () => Promise<unknown>;
      if (rest.length === 2) {
        held.push({ name });
        return Promise.resolve(run()).finally(() =>
          held.splice(
            held.findIndex((one) => one.name === name),
            1,
          ),
        );
      }
      before = before.then(run);
      return before;
    },
  };
}

it("of several tabs one speaks, and a press on its notice comes back to the page", async () => {
  const take = ready("t1", 1);
  const onOpen = vi.fn();
  await Promise.all([speak([take], [take], onOpen), speak([take], [take], vi.fn())]);
  expect(shown.map(({ title }) => title)).toEqual(["DAY-01 T1 is ready"]);
  shown[0]?.onclick?.();
  expect(onOpen).toHaveBeenCalledWith([take]);
  expect(window.focus).toHaveBeenCalled();
});

it("nobody is told while a tab is looked at", async () => {
  const looking = new AbortController();
  holdLook(looking.signal);
  const take = ready("t1", 1);
  await speak([take], [take], vi.fn());
  expect(shown).toEqual([]);
  looking.abort();
  await vi.waitFor(async () => {
    await speak([take], [take], vi.fn());
    expect(shown).toHaveLength(1);
  });
});

it("one notice stands for many", async () => {
  const takes = [ready("t1", 1), ready("t2", 2), takeLike({ id: "t3", number: 3, status: "failed" })];
  expect(noticeWords(takes.slice(0, 2))).toEqual({ title: "2 takes: ready", body: "DAY-01 T1, DAY-01 T2" });
  expect(noticeWords(takes)).toEqual({ title: "3 takes: 2 ready, 1 failed", body: "DAY-01 T1, DAY-01 T2, DAY-01 T3" });
  expect(noticeWords([takeLike({ status: "failed", failure: { code: "refused", message: "Refused." } })])).toEqual({
    title: "DAY-01 T1 failed",
    body: "Refused.",
  });
});
