import { afterEach, describe, expect, it, vi } from "vitest";
import { newUuid, pressIds } from "@/components/takes/composer/intent";

/** A browser's tab, which keeps texts when its page is loaded anew. */
function openTab(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  });
  return kept;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the id of a press", () => {
  it("stays while no answer came, so that pressing again is the same press", () => {
    const ids = pressIds("test");
    const first = ids.idFor({ prompt: "a" });
    expect(ids.idFor({ prompt: "a" })).toBe(first);
    ids.answered();
    expect(ids.idFor({ prompt: "a" })).not.toBe(first);
  });

  it("is another when something else is sent", () => {
    const ids = pressIds("test");
    expect(ids.idFor({ prompt: "a" })).not.toBe(ids.idFor({ prompt: "b" }));
  });

  it("stays when the page is loaded anew before the answer, for some minutes", () => {
    vi.useFakeTimers();
    const kept = openTab();
    const first = pressIds("test").idFor({ prompt: "a" });
    vi.advanceTimersByTime(60_000);
    const again = pressIds("test");
    expect(pressIds("another button").idFor({ prompt: "a" })).not.toBe(first);
    expect(again.idFor({ prompt: "a" })).toBe(first);
    again.answered();
    expect(pressIds("test").idFor({ prompt: "a" })).not.toBe(first);
    const second = pressIds("test").idFor({ prompt: "b" });
    vi.advanceTimersByTime(11 * 60_000);
    expect(pressIds("test").idFor({ prompt: "b" })).not.toBe(second);
    kept.set("dailies-press-test", "null");
    expect(pressIds("test").idFor({ prompt: "b" })).not.toBe(second);
  });

  it("goes with what was sent: both are kept until the answer, and end together", () => {
    vi.useFakeTimers();
    openTab();
    pressIds("test").idFor({ name: "Sheet of 3 May" });
    expect(pressIds("test").unanswered()).toBe('{"name":"Sheet of 3 May"}');
    expect(pressIds("another button").unanswered()).toBeNull();
    vi.advanceTimersByTime(11 * 60_000);
    expect(pressIds("test").unanswered()).toBeNull();
    const ids = pressIds("test");
    ids.idFor({ name: "Another" });
    ids.answered();
    expect(ids.unanswered()).toBeNull();
    expect(pressIds("test").unanswered()).toBeNull();
  });

  it("stays within the page where the browser keeps nothing", () => {
    vi.stubGlobal("sessionStorage", undefined);
    const first = pressIds("menu").idFor("a");
    expect(pressIds("menu").idFor("a")).toBe(first);
    pressIds("menu").answered();
    expect(pressIds("menu").idFor("a")).not.toBe(first);
  });

  it("is a UUID over plain http too", () => {
    const real = crypto;
    vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes) });
    expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newUuid()).not.toBe(newUuid());
  });
});
