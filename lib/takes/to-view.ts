import { LAST_LOOK_MS } from "@/lib/asking/deadlines";
import { fromDb } from "@/lib/money";
import type { Settings } from "@/lib/providers/provider";
import { slateOf } from "@/lib/shots/slate";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import type { FailureCode } from "@/lib/takes/limits";
import type { ClipView, QueuePlace, TakeName, TakeView, TypicalTime } from "@/lib/takes/view";
import type { Prisma } from "@/prisma/generated/client";

/** What a take is called by. */
export const NAME_SELECT = {
  id: true,
  number: true,
  shot: { select: { number: true, project: { select: { code: true } } } },
} as const satisfies Prisma.TakeSelect;

/** Everything a view needs and nothing more. */
export const TAKE_SELECT = {
  id: true,
  shotId: true,
  projectId: true,
  number: true,
  provider: true,
  model: true,
  mode: true,
  status: true,
  seed: true,
  settings: true,
  prompt: true,
  negativePrompt: true,
  endStillId: true,
  estimateMicros: true,
  priceSource: true,
  predictionId: true,
  failureCode: true,
  failureMessage: true,
  waitReason: true,
  nextCheckAt: true,
  stalledAt: true,
  isFlagged: true,
  cancelAskedAt: true,
  canceledAt: true,
  vendorEndedAt: true,
  fromTake: { select: NAME_SELECT },
  fromHow: true,
  createdAt: true,
  sentAt: true,
  finishedAt: true,
  still: { select: { ...STILL_FIELDS, fromTake: { select: NAME_SELECT } } },
  shot: { select: { number: true, project: { select: { code: true } } } },
  createdById: true,
  createdBy: { select: { name: true } },
  clip: { select: { bytes: true, sha256: true, width: true, height: true, durationMs: true, fps: true, thumbhash: true } },
  ledger: { where: { kind: { in: ["charged", "adjusted"] } }, orderBy: { createdAt: "asc" }, select: { amountMicros: true, source: true } },
} as const satisfies Prisma.TakeSelect;

export type TakeRow = Prisma.TakeGetPayload<{ select: typeof TAKE_SELECT }>;

/** The row as people and scripts see it. `typical` comes from our own history, or the vendor's word; `queue` is null but for queued takes. */
export function toTakeView(row: TakeRow, typical: TypicalTime, queue: QueuePlace | null): TakeView {
  const charged = row.ledger.at(-1);
  return {
    id: row.id,
    shotId: row.shotId,
    projectId: row.projectId,
    slate: slateOf(row.shot),
    number: row.number,
    provider: row.provider,
    model: row.model,
    mode: row.mode,
    status: row.status,
    seed: row.seed,
    settings: settingsOf(row.settings),
    prompt: row.prompt,
    negativePrompt: row.negativePrompt,
    still: toStillView(row.still),
    endStillId: row.endStillId,
    estimateMicros: fromDb(row.estimateMicros),
    estimateSource: row.estimateMicros === null ? "unpublished" : row.priceSource === "team" ? "team" : "price_table",
    chargedMicros: charged && charged.source !== "unpublished" ? row.ledger.reduce((sum, { amountMicros }) => sum + fromDb(amountMicros), 0) : null,
    failure: row.failureCode === null ? null : { code: failureCodeOf(row.failureCode), message: row.failureMessage ?? "" },
    predictionId: row.predictionId,
    clip: row.clip && toClipView(row.id, row.clip),
    waitReason: row.waitReason,
    nextLookAt: nextLookOf(row)?.toISOString() ?? null,
    queue,
    isStalled: row.stalledAt !== null && row.finishedAt === null,
    isFlagged: row.isFlagged,
    isCancelAsked: row.cancelAskedAt !== null,
    mayStillRun: row.status === "canceled" && row.sentAt !== null && row.vendorEndedAt === null,
    from: row.fromTake && row.fromHow && { ...toTakeName(row.fromTake), how: row.fromHow },
    frameOf: row.still.fromTake && row.still.fromFrame !== null ? { ...toTakeName(row.still.fromTake), frame: row.still.fromFrame } : null,
    by: row.createdBy?.name ?? null,
    memberId: row.createdById,
    typical,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    canceledAt: row.canceledAt?.toISOString() ?? null,
  };
}

/** What people call a take, and where it is found. */
export function toTakeName({ id, number, shot }: Prisma.TakeGetPayload<{ select: typeof NAME_SELECT }>): TakeName {
  return { takeId: id, slate: slateOf(shot), number };
}

/** The last moment in the row is no look: then it only says that nobody can be asked any more. */
function nextLookOf({ status, sentAt, nextCheckAt }: TakeRow): Date | null {
  const isLook = status === "unconfirmed" && sentAt !== null && nextCheckAt !== null && nextCheckAt.getTime() - sentAt.getTime() <= LAST_LOOK_MS;
  return isLook ? nextCheckAt : null;
}

export function toClipView(takeId: string, clip: NonNullable<TakeRow["clip"]>): ClipView {
  const base = `/api/media/takes/${takeId}`;
  return {
    ...clip,
    bytes: fromDb(clip.bytes),
    url: `${base}/clip`,
    posterUrl: `${base}/poster`,
    spriteUrl: `${base}/sprite`,
    downloadUrl: `${base}/clip?download=1`,
  };
}

/** The column holds what the model's schema parsed on the way in. */
export function settingsOf(json: Prisma.JsonValue): Settings {
  return json as Settings;
}

/** The column is written by our own verbs alone. */
export function failureCodeOf(code: string): FailureCode {
  return code as FailureCode;
}
