import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Flow, flightsAhead, queueOrder, queueWaits, type Waiting } from "@/lib/sending/place";

const NOTHING: Flow = { concurrency: 2, createsPerMinute: 60, flight: { halfMs: 60_000, mostMs: 60_000 }, inFlightForMs: [], placesFreeInMs: [] };

function take(id: string, memberId = "maya", changes: Partial<Waiting> = {}): Waiting {
  return { id, memberId, queuedAtMs: 0, dueInMs: 0, isPutOff: false, ...changes };
}
const ids = (takes: Waiting[]) => takes.map(({ id }) => id).join(" ");
const many = (count: number, memberId = "maya") => Array.from({ length: count }, (_, index) => take(`${memberId}${index}`, memberId));

describe("the order of the queue", () => {
  test("goes round by member, beginning with whose turn was longest ago", () => {
    const waiting = [...many(3, "maya"), ...many(2, "tom")];
    expect(ids(queueOrder(waiting, new Map()))).toBe("maya0 tom0 maya1 tom1 maya2");
    expect(ids(queueOrder(waiting, new Map([["maya", 5]])))).toBe("tom0 maya0 tom1 maya1 maya2");
    expect(
      ids(
        queueOrder(
          waiting,
          new Map([
            ["maya", 5],
            ["tom", 9],
          ]),
        ),
      ),
    ).toBe("maya0 tom0 maya1 tom1 maya2");
  });

  test("has what is being made ready first and what is put off last", () => {
    const waiting = [take("a"), take("ready", "maya", { dueInMs: 20_000 }), take("off", "maya", { dueInMs: 90_000, isPutOff: true }), take("b")];
    expect(ids(queueOrder(waiting, new Map()))).toBe("ready a b off");
  });

  const queues = fc.array(
    fc.record({ memberId: fc.constantFrom("a", "b", "c", "d"), dueInMs: fc.constantFrom(0, 0, 0, 30_000), isPutOff: fc.boolean() }),
  );
  test("keeps each take once, and never lets a member go twice while another waits", () => {
    fc.assert(
      fc.property(queues, (given) => {
        const waiting = given.map((each, index) => ({ ...each, id: String(index), queuedAtMs: index }));
        const order = queueOrder(waiting, new Map());
        expect([...order].map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
        const due = order.filter(({ dueInMs }) => dueInMs === 0);
        due.forEach(({ memberId }, index) => {
          const next = due.findIndex((other, at) => at > index && other.memberId === memberId);
          const between = new Set(due.slice(index + 1, next < 0 ? undefined : next).map((other) => other.memberId));
          const waitingStill = new Set(due.slice(index + 1).map((other) => other.memberId));
          waitingStill.delete(memberId);
          if (next >= 0) expect(between).toEqual(waitingStill);
        });
      }),
    );
  });
});

describe("the wait", () => {
  test("is none where there is room, and else until a take ends", () => {
    expect(queueWaits(many(4), NOTHING)).toEqual([0, 0, 60_000, 60_000]);
    expect(queueWaits(many(3), { ...NOTHING, inFlightForMs: [45_000, 10_000] })).toEqual([15_000, 50_000, 75_000]);
  });

  test("is nobody's to tell behind a take of which nobody knows the end", () => {
    expect(queueWaits(many(2), { ...NOTHING, inFlightForMs: [null, 20_000] })).toEqual([40_000, 100_000]);
    expect(queueWaits(many(2), { ...NOTHING, inFlightForMs: [null, null] })).toEqual([null, null]);
  });

  test("is nobody's to tell behind a take that is there longer than most were", () => {
    const flow: Flow = { ...NOTHING, flight: { halfMs: 60_000, mostMs: 80_000 } };
    expect(queueWaits(many(2), { ...flow, concurrency: 1, inFlightForMs: [80_000] })).toEqual([0, 60_000]);
    expect(queueWaits(many(2), { ...flow, concurrency: 1, inFlightForMs: [80_001] })).toEqual([null, null]);
    expect(queueWaits(many(2), { ...flow, inFlightForMs: [300_000, 20_000] })).toEqual([60_000, 120_000]);
  });

  test("is longer where the creates of a minute are used up", () => {
    const flow: Flow = { ...NOTHING, concurrency: 100, createsPerMinute: 2, placesFreeInMs: [20_000] };
    expect(queueWaits(many(4), flow)).toEqual([0, 20_000, 61_000, 81_000]);
  });

  test("is for takes in flight only where these hold all places, and is told of the last one that was sent", () => {
    expect(flightsAhead({ ...NOTHING, inFlightForMs: [45_000] })).toBeNull();
    expect(flightsAhead({ ...NOTHING, inFlightForMs: [45_000, 300_000] })).toEqual({ takes: 2, forMs: 45_000, mostMs: 60_000 });
    expect(flightsAhead({ ...NOTHING, inFlightForMs: [null, 300_000] })).toEqual({ takes: 1, forMs: 300_000, mostMs: 60_000 });
    expect(flightsAhead({ ...NOTHING, inFlightForMs: [null, null] })).toBeNull();
    expect(flightsAhead({ ...NOTHING, flight: null, inFlightForMs: [45_000, 300_000] })).toBeNull();
  });

  test("is at least until a put-off take is due", () => {
    expect(queueWaits([take("off", "maya", { dueInMs: 90_000, isPutOff: true })], NOTHING)).toEqual([90_000]);
  });

  test("is counted on from there when more is in flight than the limit allows now", () => {
    expect(queueWaits(many(2), { ...NOTHING, concurrency: 1, inFlightForMs: [0, 30_000, 50_000] })).toEqual([60_000, 120_000]);
  });

  test("is not told while nothing was measured", () => {
    expect(queueWaits(many(3), { ...NOTHING, flight: null })).toBeNull();
  });

  test("never shrinks along the queue, and never breaks a limit", () => {
    const flows = fc.record({
      concurrency: fc.integer({ min: 1, max: 20 }),
      createsPerMinute: fc.integer({ min: 1, max: 20 }),
      flight: fc.integer({ min: 1_000, max: 200_000 }).map((halfMs) => ({ halfMs, mostMs: halfMs * 1.5 })),
      inFlightForMs: fc.array(fc.nat(200_000), { maxLength: 30 }),
      placesFreeInMs: fc.array(fc.nat(61_000), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(flows, fc.nat(60), (flow, count) => {
        const waits = (queueWaits(many(count), flow) ?? []).filter((at) => at !== null);
        waits.forEach((at, index) => {
          expect(at).toBeGreaterThanOrEqual(waits[index - 1] ?? 0);
          const inMinute = waits.filter((other) => other > at - 61_000 && other <= at).length;
          expect(inMinute).toBeLessThanOrEqual(flow.createsPerMinute);
          const inFlight = waits.filter((other, before) => before <= index && other + flow.flight.halfMs > at).length;
          expect(inFlight).toBeLessThanOrEqual(flow.concurrency);
        });
      }),
    );
  });

  test("of a thousand takes is found at once", () => {
    const order = queueOrder(many(1_000), new Map());
    expect(queueWaits(order, { ...NOTHING, concurrency: 1_000, createsPerMinute: 5_000 })).toHaveLength(1_000);
  });
});
