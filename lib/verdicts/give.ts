import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Author, isGuest, type Reviewer, requireAuthor } from "@/lib/notes/reviewer";
import { tell } from "@/lib/notices/tell";
import { toldVerdicts } from "@/lib/verdicts/data";
import { VERDICT_WORDS } from "@/lib/verdicts/limits";
import type { GiveVerdict } from "@/lib/verdicts/schema";
import { settle } from "@/lib/verdicts/settle";
import { isDeciding } from "@/lib/verdicts/state";
import type { TakeVerdicts } from "@/lib/verdicts/view";

/**
 * Says what somebody thinks of a take, in place of what they said before; whether it decides follows from the project's rule at that moment. What the take's
 * verdicts come to, the shot's choice, the notes that an approval closes and a guest's sign-off are written in the same transaction.
 * Throws `not_found`, `forbidden`, `invalid` by the field.
 */
export async function giveVerdict(who: Reviewer, { takeId, kind, sentence }: GiveVerdict): Promise<TakeVerdicts> {
  const author = await requireAuthor(who, takeId, "verdict");
  const words = sentence || null;
  await db().$transaction(async (tx) => {
    const take = await lockTake(takeId, tx);
    if (!take.clip) throw invalidField("takeId", "There is no clip yet to say something of.");
    const decides = isDeciding(take.shot.project, isGuest(who) ? null : who.role);
    const own = ownOf(author, takeId);
    const before = await tx.verdict.findFirst({ where: own, select: { id: true, kind: true, sentence: true } });
    // pressed twice: the first press said it already, and nobody has spoken since
    if (before?.kind === kind && before.sentence === words && (await newestOf(takeId, tx)) === before.id) return;
    const row = { kind, sentence: words, decides, updatedAt: await nextMoment(takeId, tx) };
    if (before) await tx.verdict.update({ where: { id: before.id }, data: row });
    else await tx.verdict.create({ data: { id: newId(), ...own, ...row } });
    if (isGuest(who)) {
      await takeBackSignOffs(takeId, author, tx);
      await tx.signOff.create({
        data: {
          id: newId(),
          takeId,
          shareId: who.shareId,
          guestId: author.guestId,
          name: author.name,
          kind,
          sentence: words,
          clipSha256: take.clip.sha256,
        },
      });
    }
    await settle({ takeId, shotId: take.shotId, by: author }, tx);
    const share = isGuest(who) ? await tx.share.findUnique({ where: { id: who.shareId }, select: { createdById: true } }) : null;
    await tell(
      {
        kind: isGuest(who) ? "sign_off" : "verdict",
        to: [take.createdById, share?.createdById ?? null],
        by: author,
        text: words ? `${VERDICT_WORDS[kind]}: ${words}` : VERDICT_WORDS[kind],
        takeId,
        shareId: isGuest(who) ? who.shareId : null,
      },
      tx,
    );
  });
  return toldVerdicts(who, takeId);
}

/** Takes one's own verdict back; what a guest signed stays on record, with the moment at which it was taken back. Throws `not_found`, `forbidden`. */
export async function takeBackVerdict(who: Reviewer, { takeId }: { takeId: string }): Promise<TakeVerdicts> {
  const author = await requireAuthor(who, takeId, "verdict");
  await db().$transaction(async (tx) => {
    const take = await lockTake(takeId, tx);
    const { count } = await tx.verdict.deleteMany({ where: ownOf(author, takeId) });
    if (count === 0) return;
    if (isGuest(who)) await takeBackSignOffs(takeId, author, tx);
    await settle({ takeId, shotId: take.shotId, by: author }, tx);
  });
  return toldVerdicts(who, takeId);
}

/** Locks the take's shot and then the take, in the studio's one order, so that verdicts come one after the other. Throws `not_found`. */
async function lockTake(takeId: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM shot WHERE id = (SELECT shot_id FROM take WHERE id = ${takeId}) FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM take WHERE id = ${takeId} FOR NO KEY UPDATE`;
  const take = await tx.take.findUnique({
    where: { id: takeId },
    select: {
      shotId: true,
      createdById: true,
      clip: { select: { sha256: true } },
      shot: { select: { project: { select: { approverRole: true, guestsApprove: true } } } },
    },
  });
  if (!take) throw new AppError("not_found", "There is no such take.");
  return take;
}

function ownOf({ memberId, guestId }: Author, takeId: string) {
  return memberId === null ? { takeId, guestId } : { takeId, memberId };
}

async function newestOf(takeId: string, tx: Tx): Promise<string | undefined> {
  return (await tx.verdict.findFirst({ where: { takeId }, orderBy: { updatedAt: "desc" }, select: { id: true } }))?.id;
}

/** The database's moment, and later than every verdict on the take: the lock puts them in an order, and this keeps it. */
async function nextMoment(takeId: string, tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT greatest(clock_timestamp(), max(updated_at) + interval '1 millisecond')::timestamptz(3) AS at FROM verdict WHERE take_id = ${takeId}`;
  if (!row) throw new Error("the database did not tell the time");
  return row.at;
}

async function takeBackSignOffs(takeId: string, { guestId }: Author, tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE sign_off SET taken_back_at = clock_timestamp() WHERE take_id = ${takeId} AND guest_id = ${guestId} AND taken_back_at IS NULL`;
}
