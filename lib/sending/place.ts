import type { FlightTimes } from "@/lib/takes/typical-state";

/** A queued take as its place depends on it. */
export interface Waiting {
  id: string;
  memberId: string;
  queuedAtMs: number;
  /** When it may leave at the earliest, from now. */
  dueInMs: number;
  /** It is put off for a reason of its own; without one it is being made ready. */
  isPutOff: boolean;
}

/** What decides how fast a provider's queue moves. Times are from now. */
export interface Flow {
  concurrency: number;
  createsPerMinute: number;
  /** What our takes needed at the provider, by our own measure; null while too few were measured. */
  flight: FlightTimes | null;
  /** Since when each take in flight has been there; null where nobody knows whether it is or when it ends. */
  inFlightForMs: readonly (number | null)[];
  /** When each create of the last minute counts no more. */
  placesFreeInMs: readonly number[];
}

const MINUTE_MS = 61_000;

/**
 * The order in which takes leave, of those queued at one provider, each member's in its own order: what is being made ready first, then by
 * turns, beginning with the member whose turn was longest ago, and at the end what is put off. `turns` are moments; members without one yet
 * go first, by the age of their first take.
 */
export function queueOrder<T extends Waiting>(waiting: readonly T[], turns: ReadonlyMap<string, number>): T[] {
  const isDue = (take: Waiting) => take.dueInMs <= 0;
  const later = waiting.filter((take) => !isDue(take)).sort((one, other) => one.dueInMs - other.dueInMs);
  return [...later.filter((take) => !take.isPutOff), ...byTurns(waiting.filter(isDue), turns), ...later.filter((take) => take.isPutOff)];
}

/**
 * How long each of the queued takes still waits, in their order; null for all when our own figures don't tell yet, for one when nobody can: a take that
 * is in flight for longer than most may end at any moment, or not for long.
 */
export function queueWaits(order: readonly Waiting[], flow: Flow): (number | null)[] | null {
  const { flight, concurrency, createsPerMinute } = flow;
  if (flight === null) return null;
  const flights = places(
    flow.inFlightForMs.map((forMs) => (forMs === null || forMs > flight.mostMs ? Number.POSITIVE_INFINITY : flight.mostMs - forMs)),
    concurrency,
  );
  const minute = places(flow.placesFreeInMs, createsPerMinute);
  return order.map(({ dueInMs, isPutOff }) => {
    const startMs = Math.max(flights.shift() ?? 0, minute.shift() ?? 0, isPutOff ? dueInMs : 0);
    insert(flights, startMs + flight.halfMs);
    insert(minute, startMs + MINUTE_MS);
    return Number.isFinite(startMs) ? Math.round(startMs) : null;
  });
}

/**
 * The takes in flight that hold all places there are: how many, for how long the last one to leave is there, and how long most were. Null where a place
 * is free, or nobody knows of any of them whether and when it ends.
 */
export function flightsAhead({ flight, concurrency, inFlightForMs }: Flow): { takes: number; forMs: number; mostMs: number } | null {
  const known = inFlightForMs.filter((forMs) => forMs !== null);
  if (flight === null || known.length === 0 || inFlightForMs.length < concurrency) return null;
  return { takes: known.length, forMs: Math.min(...known), mostMs: flight.mostMs };
}

function byTurns<T extends Waiting>(due: readonly T[], turns: ReadonlyMap<string, number>): T[] {
  const byMember = new Map<string, T[]>();
  for (const take of due) {
    const own = byMember.get(take.memberId);
    if (own) own.push(take);
    else byMember.set(take.memberId, [take]);
  }
  const turnOf = (memberId: string) => turns.get(memberId) ?? Number.NEGATIVE_INFINITY;
  const headOf = (own: T[]) => own[0]?.queuedAtMs ?? 0;
  const members = [...byMember].sort(([one, its], [other, others]) =>
    turnOf(one) === turnOf(other) ? headOf(its) - headOf(others) : turnOf(one) - turnOf(other),
  );
  const rounds = Math.max(0, ...members.map(([, own]) => own.length));
  return Array.from({ length: rounds }, (_, round) => members.flatMap(([, own]) => own[round] ?? [])).flat();
}

/** When each of so many places is free: those that nobody has now, the others one by one. More than there are places leave theirs first. */
function places(freeInMs: readonly number[], count: number): number[] {
  const taken = [...freeInMs].sort((one, other) => one - other).slice(-count);
  return [...Array<number>(count - taken.length).fill(0), ...taken];
}

/** Keeps a list in order. */
function insert(sorted: number[], value: number): void {
  const at = sorted.findLastIndex((other) => other <= value);
  sorted.splice(at + 1, 0, value);
}
