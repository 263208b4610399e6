import { describe, expect, it } from "vitest";
import { durationWords, linesOf, lineWords, timelineText } from "@/components/timeline/timeline-words";
import type { TimelineEntry, TimelineView } from "@/lib/timeline/view";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 14, 0, seconds)).toISOString();
const check = (seconds: number, detail = '{"word":"processing","state":"pending"}'): TimelineEntry => ({
  id: `exchange:${seconds}`,
  at: at(seconds),
  kind: "exchange",
  direction: "heard",
  what: "check",
  status: null,
  tookMs: 40,
  detail,
});
const STATE: TimelineEntry = { id: "state:1", at: at(0), kind: "state", status: "generating", reason: null, holder: "w1", lastedMs: 74_000 };

describe("the lines of a timeline", () => {
  it("fold what was heard again and again, and nothing else", () => {
    const lines = linesOf([STATE, check(3), check(6), check(9), check(12, '{"state":"done"}'), STATE, check(15)]);
    expect(lines.map(({ count, lastAt }) => [count, lastAt])).toEqual([
      [1, at(0)],
      [3, at(9)],
      [1, at(12)],
      [1, at(0)],
      [1, at(15)],
    ]);
    expect(lineWords(lines[1]!, "eachlabs")).toEqual({ title: "Eachlabs says what became of it, 3 times", facts: ["pending", "took 40 ms"] });
  });

  it("say each kind of thing in plain words, leaving out what isn't known", () => {
    const say = (entry: TimelineEntry) => lineWords({ entry, count: 1, lastAt: entry.at }, "wavespeed");
    expect(say(STATE)).toEqual({ title: "Generating", facts: ["for 1 min 14 s", "worker w1"] });
    expect(say({ ...STATE, lastedMs: null, holder: null, reason: "no_room" })).toEqual({ title: "Generating", facts: ["no_room"] });
    const create = { id: "c", at: at(1), kind: "create", httpStatus: 200, predictionId: "p1", answeredMs: 420 } as const;
    expect(say({ ...create, outcome: "accepted" })).toEqual({ title: "One create: accepted", facts: ["HTTP 200", "prediction p1", "after 420 ms"] });
    expect(say({ ...create, outcome: "unknown", httpStatus: null, predictionId: null, answeredMs: null })).toEqual({
      title: "One create: the answer was lost",
      facts: [],
    });
    expect(say({ id: "b", at: at(2), kind: "callback", signature: "forged", deliveries: 4, predictionId: null })).toEqual({
      title: "Called back by WaveSpeed",
      facts: ["signature forged: not believed", "came 4 times"],
    });
    expect(say({ id: "m", at: at(3), kind: "money", ledger: "charged", micros: 300_000, source: "provider", note: null, who: "Maya" })).toEqual({
      title: "Charged $0.30",
      facts: ["the provider’s own figure", "on Maya’s account"],
    });
    expect(say({ ...(check(1) as Extract<TimelineEntry, { kind: "exchange" }>), what: "balance", detail: null, tookMs: null })).toEqual({
      title: "Heard: balance",
      facts: [],
    });
  });
});

describe("how long something lasted", () => {
  it.each([
    [0, "0 ms"],
    [350, "350 ms"],
    [4_290, "4.2 s"],
    [59_999, "59.9 s"],
    [60_000, "1 min"],
    [200_000, "3 min 20 s"],
    [7_500_000, "2 h 5 min"],
    [266_400_000, "3 d 2 h"],
  ])("%i ms is %s", (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });
});

describe("the text for a ticket", () => {
  const view: TimelineView = {
    takeId: "t1",
    slate: "DAY-04",
    number: 3,
    provider: "wavespeed",
    mode: "live",
    status: "generating",
    predictionId: "p1",
    readAt: at(30),
    entries: [STATE, check(3), check(6)],
    isCut: false,
  };

  it("names the take and the prediction, and has a line for each thing, in UTC", () => {
    expect(timelineText(view).split("\n")).toEqual([
      "DAY-04 take 3, WaveSpeed",
      "take t1, prediction p1",
      "read at 2026-11-21T14:00:30.000Z, all times in UTC",
      "",
      "2026-11-21T14:00:00.000Z  Generating · for 1 min 14 s · worker w1",
      "2026-11-21T14:00:03.000Z  WaveSpeed says what became of it, 2 times · pending · took 40 ms (until 2026-11-21T14:00:06.000Z)",
      '    {"word":"processing","state":"pending"}',
    ]);
  });

  it("says when it is a sandbox take, and when something is left out", () => {
    const text = timelineText({ ...view, mode: "sandbox", isCut: true, predictionId: null });
    expect(text).toContain("sandbox: no money moves");
    expect(text).toContain("The oldest exchanges are left out.");
    expect(text).toContain("take t1\n");
  });
});
