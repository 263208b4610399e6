import { describe, expect, it } from "vitest";
import type { Facts, PredictionFact, TakeFact } from "@/e2e/faults/facts";
import { isQuiet, judge } from "@/e2e/faults/judge";

const PRICE = 150_000;

function takeOf(changes: Partial<TakeFact> = {}): TakeFact {
  return {
    id: "t1",
    vendor: "wavespeed",
    status: "ready",
    seed: 7,
    predictionId: "p1",
    leaseOwner: null,
    failureCode: null,
    waitReason: null,
    nextCheckInMs: null,
    estimateMicros: PRICE,
    creates: [{ outcome: "accepted", callbackHash: "c1" }],
    ledger: { reserved: { micros: PRICE, rows: 1 }, charged: { micros: PRICE, rows: 1 }, released: { micros: PRICE, rows: 1 } },
    clip: { isWhole: true, hasPictures: true },
    steps: [
      { from: null, to: "queued" },
      { from: "queued", to: "submitting" },
      { from: "submitting", to: "generating" },
      { from: "generating", to: "saving" },
      { from: "saving", to: "ready" },
    ],
    deliveries: 1,
    told: 1,
    ...changes,
  };
}

function predictionOf(changes: Partial<PredictionFact> = {}): PredictionFact {
  return {
    id: "p1",
    vendor: "wavespeed",
    seed: 7,
    listMicros: PRICE,
    state: "done",
    hasOutput: true,
    isCanceled: false,
    callbackHash: "c1",
    createdAt: 1,
    endedAt: 2,
    ...changes,
  };
}

const ASK = { key: "a", vendor: "wavespeed", count: 1, seed: 7, prompt: "", takeIds: ["t1"], tries: 1, refusal: null } as const;

function factsOf(take: Partial<TakeFact> = {}, more: Partial<Facts> = {}): Facts {
  return { asks: [{ ...ASK, takeIds: ["t1"] }], takes: [takeOf(take)], predictions: [predictionOf()], ...more };
}

function faults(facts: Facts): string[] {
  return judge(facts).map(({ fault }) => fault);
}

const LOST = [...takeOf().steps.slice(0, 2), { from: "submitting", to: "unconfirmed" } as const];
const IN_DOUBT: Partial<TakeFact> = {
  status: "unconfirmed",
  predictionId: null,
  steps: LOST,
  clip: null,
  told: 0,
  ledger: { reserved: { micros: PRICE, rows: 1 } },
};

describe("a run is judged by the vendors' books", () => {
  it("and a take that was made, billed, charged and kept is in order", () => {
    expect(judge(factsOf())).toEqual([]);
  });

  it.each<[string, string, Facts]>([
    ["two creates that were accepted for one take", "double", factsOf({}, { predictions: [predictionOf(), predictionOf({ id: "p2" })] })],
    ["a create that no take asked for", "double", factsOf({}, { predictions: [predictionOf(), predictionOf({ id: "p2", seed: 99 })] })],
    ["two creates that may have been accepted", "double", factsOf({ creates: [...takeOf().creates, { outcome: "unknown", callbackHash: "c2" }] })],
    ["a callback address that the take never had", "illegal", factsOf({}, { predictions: [predictionOf({ callbackHash: "c9" })] })],
    ["a request that nobody answered", "lost", factsOf({}, { asks: [{ ...ASK, takeIds: null }] })],
    ["a request whose takes are not there", "lost", factsOf({}, { asks: [{ ...ASK, count: 2, takeIds: ["t1", "t2"] }] })],
    ["a clip whose bytes are not what the row says", "lost", factsOf({ clip: { isWhole: false, hasPictures: true } })],
    ["a ready take with no clip", "lost", factsOf({ clip: null })],
    [
      "a take that never ends",
      "lost",
      factsOf({ status: "generating", steps: takeOf().steps.slice(0, 3), clip: null, ledger: IN_DOUBT.ledger ?? {} }),
    ],
    ["a doubt that a signed callback settles", "lost", factsOf({ ...IN_DOUBT, told: 1 })],
    ["a hold that outlived its worker", "illegal", factsOf({ leaseOwner: "w" })],
    ["a step that no take may take", "illegal", factsOf({ steps: [...LOST, { from: "unconfirmed", to: "ready" }] })],
    ["a charge that the vendor does not bill", "ledger", factsOf({}, { predictions: [predictionOf({ listMicros: 100_000 })] })],
    [
      "a reservation that was never given back",
      "ledger",
      factsOf({ ledger: { reserved: { micros: PRICE, rows: 1 }, charged: { micros: PRICE, rows: 1 } } }),
    ],
    ["a charge while nobody knows", "ledger", factsOf({ ...IN_DOUBT, ledger: takeOf().ledger })],
  ])("and finds %s", (_, fault, facts) => {
    expect(faults(facts)).toContain(fault);
  });

  it("and a doubt that only a person can settle is in order, as possible spend, until that person has spoken", () => {
    expect(judge(factsOf(IN_DOUBT))).toEqual([]);
    expect(judge(factsOf(IN_DOUBT), { isSettled: true })).toMatchObject([{ fault: "lost", text: expect.stringContaining("in doubt for ever") }]);
  });
});

describe("a studio is quiet", () => {
  it("when every take has its end, or its next look is far off", () => {
    expect(
      isQuiet(
        [
          { status: "ready", nextCheckInMs: null },
          { status: "unconfirmed", nextCheckInMs: 300_000 },
        ],
        60_000,
      ),
    ).toBe(true);
  });

  it.each(["queued", "submitting", "generating", "saving"])("but not while one is %s", (status) => {
    expect(isQuiet([{ status, nextCheckInMs: null }], 60_000)).toBe(false);
  });

  it("nor while one in doubt is looked for soon", () => {
    expect(isQuiet([{ status: "unconfirmed", nextCheckInMs: 5_000 }], 60_000)).toBe(false);
  });
});
