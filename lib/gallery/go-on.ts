import { type Actor, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { announceGallery } from "@/lib/gallery/announce";
import { type Change, getChange, MarksBefore, MovedPart, viewChange } from "@/lib/gallery/change-log";
import { foldTallies } from "@/lib/gallery/fold-tallies";
import { put, requireMarking, takeBack } from "@/lib/gallery/marks";
import { moveShotsHome, moveShotsOf } from "@/lib/gallery/move-shots";
import type { NameChange } from "@/lib/gallery/schema";
import type { ChangeView } from "@/lib/gallery/view";
import type { Prisma } from "@/prisma/generated/client";

/** One asking takes about so long: whoever asks sees how far it is, and asks for more. */
const STEP_MS = 700;
/** Fewer changes of the tallies wait for the worker. */
const FOLDED_FROM = 1_000;

/**
 * Goes on with a change of the member's own, or with taking it back, by a part at least: each is a short transaction, so that no worker waits long.
 * Answers how far it is. Throws `not_found`, `forbidden`, and what moving shots throws.
 */
export async function goOnWithChange(actor: Actor, { changeId }: NameChange, stepMs = STEP_MS): Promise<ChangeView> {
  requireRight(actor, "review");
  const change = await getChange(actor.memberId, changeId);
  if (change.done.what === "move") requireRight(actor, "write");
  else requireMarking(actor, change.done);
  const until = performance.now() + stepMs;
  const touched: string[] = [];
  try {
    for (;;) {
      const { takeIds, isMore } = await db().$transaction((tx) => (change.isBack ? backPart(change, tx) : donePart(change, tx)));
      touched.push(...takeIds);
      if (!isMore || performance.now() >= until) break;
    }
  } finally {
    // counting stays short while it goes on
    if (touched.length > FOLDED_FROM) await foldTallies();
    if (touched.length > 0) await announceGallery(touched);
  }
  return viewChange(changeId);
}

interface Step {
  takeIds: string[];
  isMore: boolean;
}

const NOTHING: Step = { takeIds: [], isMore: false };

interface Part {
  rank: number;
  takeIds: string[];
  before: Prisma.JsonValue;
}

/** Does the next part, and keeps what it did within the same transaction: what was done can be taken back, or was not done. */
async function donePart({ id, memberId, at, done }: Change, tx: Tx): Promise<Step> {
  // of two who go on, or one who takes back meanwhile, one waits for the other's part
  const going = await tx.$queryRaw<unknown[]>`SELECT 1 FROM take_change WHERE id = ${id} AND back_at IS NULL AND ended_at IS NULL FOR NO KEY UPDATE`;
  if (going.length === 0) return NOTHING;
  const [part, next] = await tx.$queryRaw<Part[]>`
    SELECT rank, take_ids AS "takeIds", before FROM take_change_part WHERE change_id = ${id} AND done_at IS NULL ORDER BY rank LIMIT 2`;
  const did = part ? await doneOf(part, { memberId, at, done }, tx) : null;
  if (part && did) {
    const before = did.before === undefined ? null : JSON.stringify(did.before);
    await tx.$executeRaw`
      UPDATE take_change_part SET take_ids = ${did.takeIds}, changed = ${did.takeIds.length}::int, under_way = ${did.underWay}::int, before = ${before}::jsonb,
        done_at = clock_timestamp()
      WHERE change_id = ${id} AND rank = ${part.rank}::int`;
  }
  if (!next) await tx.$executeRaw`UPDATE take_change SET ended_at = clock_timestamp() WHERE id = ${id}`;
  return { takeIds: did?.takeIds ?? [], isMore: next !== undefined };
}

async function doneOf({ takeIds }: Part, { memberId, at, done }: Pick<Change, "memberId" | "at" | "done">, tx: Tx) {
  if (done.what === "move") return { ...(await moveShotsOf(takeIds, done.projectId, tx)), underWay: 0 };
  const marked = await put(takeIds, done, { memberId, at }, tx);
  const hides = (done.what === "archive" || done.what === "trash") && done.isOn;
  const isLess = marked.takeIds.length < takeIds.length;
  return { ...marked, underWay: hides && isLess ? await tx.take.count({ where: { id: { in: takeIds }, finishedAt: null } }) : 0 };
}

/** Takes back the next part that was done. */
async function backPart({ id, memberId, at, done }: Change, tx: Tx): Promise<Step> {
  const going = await tx.$queryRaw<unknown[]>`SELECT 1 FROM take_change WHERE id = ${id} AND taken_back_at IS NULL FOR NO KEY UPDATE`;
  if (going.length === 0) return NOTHING;
  const [part, next] = await tx.$queryRaw<Part[]>`
    SELECT rank, take_ids AS "takeIds", before FROM take_change_part WHERE change_id = ${id} AND back_at IS NULL AND changed > 0 ORDER BY rank LIMIT 2`;
  const back = part ? await backOf(part, { memberId, at, done }, tx) : [];
  if (part) {
    await tx.$executeRaw`
      UPDATE take_change_part SET back_at = clock_timestamp(), back = ${back.length}::int WHERE change_id = ${id} AND rank = ${part.rank}::int`;
  }
  if (!next) await tx.$executeRaw`UPDATE take_change SET taken_back_at = clock_timestamp() WHERE id = ${id}`;
  return { takeIds: back, isMore: next !== undefined };
}

function backOf({ takeIds, before }: Part, { memberId, at, done }: Pick<Change, "memberId" | "at" | "done">, tx: Tx): Promise<string[]> {
  if (done.what === "move") return moveShotsHome(MovedPart.parse(before), tx);
  return takeBack({ takeIds, before: MarksBefore.parse(before) ?? [] }, done, { memberId, at }, tx);
}
