import { isAllowed } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { isGuest, mayAsGuest, type Reviewer, requireMayRead } from "@/lib/notes/reviewer";
import { toPerson } from "@/lib/notes/to-view";
import { isDeciding, shotState } from "@/lib/verdicts/state";
import type { TakeVerdicts } from "@/lib/verdicts/view";

const NAME = { select: { name: true } } as const;

/** What everybody says of a take. A guest sees what was said over the same link, and what it all comes to. Throws `not_found`, `forbidden`. */
export async function getVerdicts(who: Reviewer, takeId: string): Promise<TakeVerdicts> {
  await requireMayRead(who, takeId);
  return toldVerdicts(who, takeId);
}

/** The same for who has just said something: their own verdict may have taken the take out of what their link covers. */
export async function toldVerdicts(who: Reviewer, takeId: string): Promise<TakeVerdicts> {
  const ofLink = isGuest(who) ? { shareId: who.shareId } : {};
  const take = await db().take.findUnique({
    where: { id: takeId },
    select: {
      verdict: true,
      clip: { select: { takeId: true } },
      shot: {
        select: {
          id: true,
          pickedTakeId: true,
          project: { select: { approverRole: true, guestsApprove: true } },
          takes: { where: { OR: [{ verdict: { not: null } }, { pickOf: { isNot: null } }] }, select: { id: true, verdict: true } },
        },
      },
      verdicts: {
        where: isGuest(who) ? { guest: ofLink } : {},
        orderBy: { updatedAt: "desc" },
        select: { id: true, memberId: true, guestId: true, member: NAME, guest: NAME, kind: true, sentence: true, decides: true, updatedAt: true },
      },
      signOffs: {
        where: ofLink,
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 100,
        select: { id: true, name: true, kind: true, sentence: true, clipSha256: true, at: true, takenBackAt: true, share: NAME },
      },
    },
  });
  if (!take) throw new AppError("not_found", "There is no such take.");
  const { shot, verdicts, signOffs, clip } = take;
  return {
    takeId,
    verdict: take.verdict,
    verdicts: verdicts.map((row) => ({
      id: row.id,
      by: toPerson(row, who),
      kind: row.kind,
      sentence: row.sentence,
      decides: row.decides,
      at: row.updatedAt.toISOString(),
    })),
    signOffs: signOffs.map(({ at, takenBackAt, share, ...row }) => ({
      ...row,
      at: at.toISOString(),
      takenBackAt: takenBackAt?.toISOString() ?? null,
      share: isGuest(who) ? null : (share?.name ?? null),
    })),
    shot: isGuest(who) ? null : { id: shot.id, pickedTakeId: shot.pickedTakeId, state: shotState(shot) },
    may: {
      give: clip !== null && (isGuest(who) ? mayAsGuest(who, "verdict") : isAllowed(who, "review")),
      decides: isDeciding(shot.project, isGuest(who) ? null : who.role),
      pick: clip !== null && !isGuest(who) && isAllowed(who, "write"),
    },
  };
}
