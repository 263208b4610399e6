import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentToasts, dismissToast, holdToasts, resumeToasts, toast } from "@/components/ui/toast";

const words = () => currentToasts().map(({ message }) => message);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const { id } of currentToasts()) dismissToast(id);
  vi.useRealTimers();
});

test("the next one takes its place, but news never takes a way back away", () => {
  toast("one");
  toast("two");
  expect(words()).toEqual(["two"]);
  toast("deleted", { run: () => {} });
  expect(words()).toEqual(["deleted"]);
  toast("queued");
  toast("ready");
  expect(words()).toEqual(["deleted", "ready"]);
  vi.advanceTimersByTime(5_000);
  expect(words()).toEqual(["deleted"]);
  toast("moved", { run: () => {} });
  expect(words()).toEqual(["moved"]);
  vi.advanceTimersByTime(10_000);
  expect(words()).toEqual([]);
});

test("a way back goes when it is none any more, and all stay while they are pointed at", () => {
  toast("leaves", { label: "Take back", run: () => {}, forMs: 3_000 });
  toast("news");
  holdToasts();
  vi.advanceTimersByTime(60_000);
  expect(words()).toEqual(["leaves", "news"]);
  resumeToasts();
  vi.advanceTimersByTime(3_000);
  expect(words()).toEqual(["news"]);
});
