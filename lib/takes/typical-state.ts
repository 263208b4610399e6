import type { Model, ProviderId, Settings } from "@/lib/providers/provider";
import type { TypicalTime } from "@/lib/takes/view";

/** One take that became ready. */
export interface MeasuredTake {
  provider: ProviderId;
  mode: string;
  settings: Settings;
  /** From sending to ready. */
  wholeMs: number;
  /** From sending until the provider was seen to be done: so long it counts as in flight. */
  flightMs: number;
}

/** How long takes are in flight: half of them at most so long, and three in four. */
export interface FlightTimes {
  halfMs: number;
  mostMs: number;
}

interface Times {
  lowMs: number;
  highMs: number;
  lateMs: number;
  flight: FlightTimes;
}

/** What our takes took, by kind: of a provider and mode, of its size, of all settings that cost time. */
export type Measured = ReadonlyMap<string, Times>;

type Timed = Pick<Model, "pricedBy" | "timedBy" | "typicalSeconds">;

/** Fewer takes of a kind tell nothing. */
const ENOUGH = 5;
/** More of a kind than these are too long ago. */
const LAST = 50;
/** From so many on the slowest one in twenty is more than a single bad day. */
const ENOUGH_FOR_TAIL = 20;
/** What the sandbox does unless told otherwise, with saving. */
const SANDBOX_MS = 6_000;
const LATE_FACTOR = 1.5;

/** Takes, newest first, summed up by each kind that they are of. */
export function summarize(takes: readonly MeasuredTake[], modelOf: (provider: ProviderId) => Timed): Measured {
  const byKind = new Map<string, MeasuredTake[]>();
  for (const take of takes) {
    for (const key of new Set(kindsOf(modelOf(take.provider), take).map((kind) => kind.key))) {
      const held = byKind.get(key) ?? [];
      if (held.length < LAST) held.push(take);
      byKind.set(key, held);
    }
  }
  return new Map([...byKind].filter(([, held]) => held.length >= ENOUGH).map(([key, held]) => [key, timesOf(held)]));
}

/** The narrowest kind that we have measured often enough; else what is said of the model. */
export function typicalFrom(measured: Measured, model: Timed, provider: ProviderId, mode: string, settings: Settings): TypicalTime {
  for (const { key, from } of kindsOf(model, { provider, mode, settings })) {
    const times = measured.get(key);
    if (times) return { lowMs: times.lowMs, highMs: times.highMs, lateMs: times.lateMs, from };
  }
  const saidMs = mode === "sandbox" ? SANDBOX_MS : model.typicalSeconds * 1000;
  return { lowMs: saidMs, highMs: saidMs, lateMs: saidMs * LATE_FACTOR, from: "unmeasured" };
}

/** The kinds that a take is of, the narrowest first. */
function kindsOf(model: Timed, { provider, mode, settings }: Pick<MeasuredTake, "provider" | "mode" | "settings">) {
  const named = (names: readonly string[]) => names.map((name) => `${name}=${settings[name] ?? ""}`).join(" ");
  return [
    { from: "settings", key: `${provider} ${mode} ${named(model.timedBy)}` },
    { from: "size", key: `${provider} ${mode} size ${named(model.pricedBy)}` },
    { from: "provider", key: `${provider} ${mode}` },
  ] as const;
}

/** Usual is the middle half. Late is what fewer than one in twenty needs, and never less than half as long again as usual. */
function timesOf(takes: readonly MeasuredTake[]): Times {
  const whole = takes.map(({ wholeMs }) => wholeMs).sort(ascending);
  const flight = takes.map(({ flightMs }) => flightMs).sort(ascending);
  const highMs = quantile(whole, 0.75);
  const tailMs = whole.length >= ENOUGH_FOR_TAIL ? quantile(whole, 0.95) : 0;
  return {
    lowMs: Math.round(quantile(whole, 0.25)),
    highMs: Math.round(highMs),
    lateMs: Math.round(Math.max(tailMs, highMs * LATE_FACTOR)),
    flight: { halfMs: Math.round(quantile(flight, 0.5)), mostMs: Math.round(quantile(flight, 0.75)) },
  };
}

/** Of values in ascending order, between the two that stand nearest. */
function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

function ascending(a: number, b: number): number {
  return a - b;
}
