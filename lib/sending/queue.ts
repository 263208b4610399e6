import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import { IS_IN_NO_PAUSED_BATCH } from "@/lib/sending/paused-batch";
import { NOBODY } from "@/lib/sending/pick";
import { type Flow, flightsAhead, queueOrder, queueWaits, type Waiting } from "@/lib/sending/place";
import { IN_FLIGHT, placesInMinute } from "@/lib/sending/room";
import { findSetting, type KeySource, keyOf, limitsOf, type Mode } from "@/lib/settings/access";
import { pauseWords } from "@/lib/settings/pause-words";
import { typicalFlight } from "@/lib/takes/typical";
import type { Behind, QueuePlace } from "@/lib/takes/view";

interface Row extends Waiting {
  provider: ProviderId;
  mode: Mode;
  /** Its batch is: it stands behind all others until that goes on. */
  isPaused: boolean;
}

const BATCH_PAUSED = "Its batch is paused.";

/** How a provider stands in one mode, as the wait depends on it. */
interface Lane {
  nowMs: number;
  turns: Record<string, number>;
  pausedReason: string | null;
  inFlightForMs: (number | null)[];
  placesFreeInMs: number[];
}

/** Where these takes stand; those that are not queued are left out. */
export async function listPlaces(_scope: ReadScope, takeIds: readonly string[]): Promise<Record<string, QueuePlace>> {
  const places = await queuePlaces();
  return Object.fromEntries([...places].filter(([takeId]) => takeIds.includes(takeId)));
}

/** Where every queued take stands. Read at once for all of them, whatever is shown. */
export async function queuePlaces(): Promise<Map<string, QueuePlace>> {
  const rows = await listQueued();
  const lanes = Map.groupBy(rows, ({ provider, mode }) => `${provider}/${mode}`);
  const places = await Promise.all([...lanes.values()].map(placesOf));
  return new Map(places.flat());
}

async function placesOf(rows: Row[]): Promise<[string, QueuePlace][]> {
  const [first] = rows;
  if (!first) return [];
  const { provider, mode } = first;
  const [lane, setting, flight] = await Promise.all([readLane(provider, mode), findSetting(provider, db()), typicalFlight(provider, mode)]);
  const flow: Flow = { ...limitsOf(provider, mode, setting), ...lane, flight };
  const held = heldWords(provider, mode, keyOf(provider, setting).source, lane.pausedReason) ?? blockedWords(provider, flow);
  const moving = queueOrder(
    rows.filter(({ isPaused }) => !isPaused),
    new Map(Object.entries(lane.turns)),
  );
  const order = [...moving, ...rows.filter(({ isPaused }) => isPaused)];
  const waits = held === null ? queueWaits(moving, flow) : null;
  const behind = held === null ? behindOf(flow, lane.nowMs) : null;
  const neighbours = neighboursIn(rows);
  return order.map(({ id, memberId, isPaused, isPutOff }, index) => [
    id,
    {
      place: index + 1,
      of: order.length,
      waitMs: waits?.[index] ?? null,
      behind: isPaused || isPutOff ? null : behind,
      held: isPaused ? BATCH_PAUSED : held,
      memberId: memberId === NOBODY ? null : memberId,
      ...(neighbours.get(id) ?? { beforeId: null, afterId: null }),
    },
  ]);
}

/** Each member's takes in its own order; as one value, since a thousand rows cost far more to carry over. */
async function listQueued(): Promise<Row[]> {
  const [answer] = await db().$queryRaw<{ rows: Row[] }[]>`
    SELECT coalesce(json_agg(waiting), '[]') AS rows FROM (
      SELECT id, provider, mode, coalesce(created_by_id, ${NOBODY}) AS "memberId", wait_reason IS NOT NULL AS "isPutOff",
        extract(epoch FROM created_at) * 1000 AS "queuedAtMs", greatest(0, extract(epoch FROM due_at - now()) * 1000) AS "dueInMs",
        NOT ${IS_IN_NO_PAUSED_BATCH} AS "isPaused"
      FROM take WHERE status = 'queued' ORDER BY provider, mode, created_by_id, queue_rank, created_at, id) waiting`;
  return answer?.rows ?? [];
}

async function readLane(provider: ProviderId, mode: Mode): Promise<Lane> {
  const [lane] = await db().$queryRaw<Lane[]>`
    SELECT (extract(epoch FROM now()) * 1000)::float8 AS "nowMs",
      (SELECT coalesce(json_object_agg(member_id, extract(epoch FROM picked_at) * 1000), '{}') FROM provider_turn
        WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode") AS turns,
      (SELECT paused_reason FROM provider_gate WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode") AS "pausedReason",
      (SELECT coalesce(json_agg(CASE WHEN status <> 'unconfirmed' AND stalled_at IS NULL THEN extract(epoch FROM now() - sent_at) * 1000 END), '[]') FROM take
        WHERE provider = ${provider}::"ProviderId" AND mode = ${mode}::"Mode" AND ${IN_FLIGHT}) AS "inFlightForMs",
      (SELECT coalesce(json_agg(extract(epoch FROM free_at - now()) * 1000), '[]') FROM (${placesInMinute({ provider, mode })}) places
        WHERE free_at > now()) AS "placesFreeInMs"`;
  return lane ?? { nowMs: Date.now(), turns: {}, pausedReason: null, inFlightForMs: [], placesFreeInMs: [] };
}

function heldWords(provider: ProviderId, mode: Mode, source: KeySource, pausedReason: string | null): string | null {
  if (mode === "live" && source === "none")
    return `There is no key for ${PROVIDER_LABELS[provider]} any more. Add one in Settings, or cancel the take.`;
  if (mode === "live" && source === "unreadable") return pauseWords(provider, "key_unreadable");
  return pauseWords(provider, pausedReason);
}

/** Takes of which nobody knows the end keep their places: the vendor may be running them. */
function blockedWords(provider: ProviderId, { concurrency, inFlightForMs }: Flow): string | null {
  if (inFlightForMs.filter((forMs) => forMs === null).length < concurrency) return null;
  return `${PROVIDER_LABELS[provider]} may still be running ${concurrency === 1 ? "the take" : `the ${concurrency} takes`} that nobody knows the end of. This one is sent when one of them is settled.`;
}

/** To the second, so that it reads the same however often it is asked. */
function behindOf(flow: Flow, nowMs: number): Behind | null {
  const ahead = flightsAhead(flow);
  return ahead && { takes: ahead.takes, since: new Date(Math.round((nowMs - ahead.forMs) / 1000) * 1000).toISOString(), usualMs: ahead.mostMs };
}

/** Rows of one member stand together, in its own order. */
function neighboursIn(rows: readonly Row[]): Map<string, Pick<QueuePlace, "beforeId" | "afterId">> {
  const isBeside = (one: Row, other: Row | undefined) => other?.memberId === one.memberId;
  return new Map(
    rows.map((row, index) => {
      const [before, after] = [rows[index - 1], rows[index + 1]];
      return [row.id, { beforeId: (isBeside(row, before) && before?.id) || null, afterId: (isBeside(row, after) && after?.id) || null }];
    }),
  );
}
