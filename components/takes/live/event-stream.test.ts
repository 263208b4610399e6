import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BREAK_MS, type EventStream, followEvents, SILENCE_MS } from "@/components/takes/live/event-stream";

class FakeStream implements EventStream {
  readyState = 0;
  readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.readyState = 2;
  }
  says(type: string, data = "") {
    this.listeners.get(type)?.(new MessageEvent(type, { data }));
  }
  breaks(isForGood = false) {
    this.readyState = isForGood ? 2 : 0;
    this.says("error");
  }
}

let streams: FakeStream[];
let end: () => void;
const handlers = { onTake: vi.fn(), onStudio: vi.fn(), onResync: vi.fn(), onState: vi.fn() };
const latest = () => streams.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  streams = [];
  end = followEvents(() => {
    streams.push(new FakeStream());
    return latest();
  }, handlers);
});

afterEach(() => {
  end();
  vi.useRealTimers();
});

describe("followEvents", () => {
  it("is live once the line is open, and asks for what was missed before", () => {
    latest().says("open");
    expect(handlers.onState.mock.calls).toEqual([["live"]]);
    expect(handlers.onResync).toHaveBeenCalledTimes(1);
  });

  it("names the take that changed and passes over what it can't read", () => {
    latest().says("take", '{"id":"t1","status":"ready"}');
    latest().says("take", "not json");
    latest().says("take", '{"status":"ready"}');
    expect(handlers.onTake.mock.calls).toEqual([["t1"]]);
  });

  it("says when something about the studio changed", () => {
    latest().says("state", '{"about":"provider"}');
    latest().says("state", "not json");
    latest().says("state", '{"about":"review","takeId":"a"}');
    latest().says("state", '{"about":"gallery","takeIds":["a","b"]}');
    expect(handlers.onStudio.mock.calls).toEqual([
      ["provider", []],
      [null, []],
      ["review", ["a"]],
      ["gallery", ["a", "b"]],
    ]);
    expect(handlers.onResync).not.toHaveBeenCalled();
  });

  it("says nothing of a short break", () => {
    latest().says("open");
    latest().breaks();
    vi.advanceTimersByTime(BREAK_MS - 1);
    latest().says("open");
    vi.advanceTimersByTime(BREAK_MS * 3);
    expect(handlers.onState.mock.calls.map(([state]) => state)).toEqual(["live", "reconnecting", "live"]);
    expect(handlers.onResync).toHaveBeenCalledTimes(2);
  });

  it("asks by itself while a break lasts, and stops when the line is back", () => {
    latest().says("open");
    latest().breaks();
    vi.advanceTimersByTime(BREAK_MS * 3);
    expect(handlers.onState).toHaveBeenLastCalledWith("polling");
    expect(handlers.onResync).toHaveBeenCalledTimes(3);
    latest().says("open");
    vi.advanceTimersByTime(BREAK_MS * 3);
    expect(handlers.onState).toHaveBeenLastCalledWith("live");
    expect(handlers.onResync).toHaveBeenCalledTimes(4);
  });

  it("opens a new line when the server ended the old one for good, ever less often", () => {
    latest().breaks(true);
    vi.advanceTimersByTime(1_000);
    expect(streams).toHaveLength(2);
    latest().breaks(true);
    vi.advanceTimersByTime(1_000);
    expect(streams).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(streams).toHaveLength(3);
  });

  it("after a sleep, or on a line that broke without a word, it opens a new one and asks for what was missed", () => {
    latest().says("open");
    vi.advanceTimersByTime(SILENCE_MS - 1_000);
    latest().says("ping", "{}");
    vi.advanceTimersByTime(SILENCE_MS - 1_000);
    expect(streams).toHaveLength(1);
    // nothing ran meanwhile, as on a computer that sleeps
    vi.setSystemTime(Date.now() + 3 * 3_600_000);
    vi.advanceTimersToNextTimer();
    expect(streams).toHaveLength(2);
    expect(streams[0]?.readyState).toBe(2);
    expect(handlers.onState).toHaveBeenLastCalledWith("reconnecting");
    latest().says("open");
    expect(handlers.onState).toHaveBeenLastCalledWith("live");
    expect(handlers.onResync).toHaveBeenCalledTimes(2);
  });

  it("asks by itself when no new line opens after a silence", () => {
    latest().says("open");
    vi.advanceTimersByTime(SILENCE_MS + 10_000 + BREAK_MS * 2);
    expect(handlers.onState).toHaveBeenLastCalledWith("polling");
    expect(handlers.onResync.mock.calls.length).toBeGreaterThan(1);
  });

  it("leaves nothing behind", () => {
    latest().breaks(true);
    end();
    vi.advanceTimersByTime(60_000);
    expect(streams).toHaveLength(1);
    expect(handlers.onResync).not.toHaveBeenCalled();
    expect(latest().readyState).toBe(2);
  });
});
