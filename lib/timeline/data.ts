import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { fromDb } from "@/lib/money";
import { trim } from "@/lib/takes/record";
import type { TimelineEntry, TimelineView } from "@/lib/timeline/view";
import type { Prisma } from "@/prisma/generated/client";

/** A stalled take is asked about for days: what is shown of that has an end. */
const EXCHANGES_MAX = 1_000;
const DETAIL_MAX = 4_000;

const SELECT = {
  id: true,
  number: true,
  provider: true,
  mode: true,
  status: true,
  predictionId: true,
  shot: { select: { number: true, project: { select: { code: true } } } },
  steps: { select: { id: true, to: true, holder: true, reason: true, at: true }, orderBy: { id: "asc" } },
  creates: { select: { id: true, outcome: true, httpStatus: true, predictionId: true, sentAt: true, answeredAt: true } },
  receipts: { select: { id: true, signature: true, deliveries: true, predictionId: true, receivedAt: true } },
  events: {
    select: { id: true, direction: true, what: true, status: true, tookMs: true, detail: true, createdAt: true },
    orderBy: { createdAt: "desc" },
    take: EXCHANGES_MAX + 1,
  },
  ledger: { select: { id: true, kind: true, amountMicros: true, source: true, note: true, memberId: true, createdAt: true } },
} as const satisfies Prisma.TakeSelect;

type Row = Prisma.TakeGetPayload<{ select: typeof SELECT }>;

/** Everything that happened to a take, in one order of time. Throws `not_found`. */
export async function getTimeline(_scope: ReadScope, takeId: string): Promise<TimelineView> {
  const row = await db().take.findUnique({ where: { id: takeId }, select: SELECT });
  if (!row) throw new AppError("not_found", "There is no such take.");
  const memberIds = row.ledger.flatMap(({ memberId }) => memberId ?? []);
  const members = await db().member.findMany({ where: { id: { in: memberIds } }, select: { id: true, name: true } });
  const [{ now } = { now: new Date() }] = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return {
    takeId: row.id,
    slate: `${row.shot.project.code}-${String(row.shot.number).padStart(2, "0")}`,
    number: row.number,
    provider: row.provider,
    mode: row.mode,
    status: row.status,
    predictionId: row.predictionId,
    readAt: now.toISOString(),
    entries: [...statesOf(row), ...createsOf(row), ...exchangesOf(row), ...callbacksOf(row), ...moneyOf(row, names)].sort(byTime),
    isCut: row.events.length > EXCHANGES_MAX,
  };
}

/** Of one moment, the state comes before what was done in it. */
const ORDER: TimelineEntry["kind"][] = ["state", "create", "money", "exchange", "callback"];

function byTime(one: TimelineEntry, other: TimelineEntry): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);
}

function statesOf({ steps }: Row): TimelineEntry[] {
  return steps.map(({ id, to, reason, holder, at }, index) => {
    const next = steps[index + 1];
    const lastedMs = next ? Math.max(0, next.at.getTime() - at.getTime()) : null;
    return { id: `state:${id}`, at: at.toISOString(), kind: "state", status: to, reason, holder, lastedMs };
  });
}

function createsOf({ creates }: Row): TimelineEntry[] {
  return creates.map(({ id, sentAt, answeredAt, ...rest }) => ({
    id: `create:${id}`,
    at: sentAt.toISOString(),
    kind: "create",
    ...rest,
    answeredMs: answeredAt && Math.max(0, answeredAt.getTime() - sentAt.getTime()),
  }));
}

function exchangesOf({ events }: Row): TimelineEntry[] {
  return events
    .slice(0, EXCHANGES_MAX)
    .reverse()
    .map(({ id, createdAt, detail, ...rest }) => ({
      id: `exchange:${id}`,
      at: createdAt.toISOString(),
      kind: "exchange",
      ...rest,
      detail: detail === null ? null : JSON.stringify(trim(detail)).slice(0, DETAIL_MAX),
    }));
}

function callbacksOf({ receipts }: Row): TimelineEntry[] {
  return receipts.map(({ id, receivedAt, ...rest }) => ({ id: `callback:${id}`, at: receivedAt.toISOString(), kind: "callback", ...rest }));
}

function moneyOf({ ledger }: Row, names: ReadonlyMap<string, string>): TimelineEntry[] {
  return ledger.map(({ id, createdAt, kind, amountMicros, source, note, memberId }) => ({
    id: `money:${id}`,
    at: createdAt.toISOString(),
    kind: "money",
    ledger: kind,
    micros: fromDb(amountMicros),
    source,
    note,
    who: (memberId && names.get(memberId)) ?? null,
  }));
}
