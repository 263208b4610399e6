import { isAllowed } from "@/lib/access/actor";
import { SIGN_NAMES } from "@/lib/notes/limits";
import { isGuest, isOwn, mayAsGuest, type Reviewer } from "@/lib/notes/reviewer";
import type { Mark, NoteView, Person, ReactionView } from "@/lib/notes/view";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

const WHO = { memberId: true, guestId: true, member: { select: { name: true } }, guest: { select: { name: true, shareId: true } } } as const;

export const NOTE_SELECT = {
  id: true,
  takeId: true,
  parentId: true,
  ...WHO,
  audience: true,
  fromFrame: true,
  toFrame: true,
  body: true,
  mark: true,
  resolvedAt: true,
  resolvedBy: { select: { name: true } },
  resolvedWithTake: { select: NAME_SELECT },
  editedAt: true,
  deletedAt: true,
  createdAt: true,
  mentions: { select: { memberId: true, member: { select: { name: true } } }, orderBy: { memberId: "asc" } },
  reactions: { select: { sign: true, ...WHO }, orderBy: { id: "asc" } },
  answeredBy: { select: NAME_SELECT, orderBy: { createdAt: "asc" } },
} as const satisfies Prisma.NoteSelect;

export type NoteRow = Prisma.NoteGetPayload<{ select: typeof NOTE_SELECT }>;

/** A note as this reader sees it. */
export function toNoteView(row: NoteRow, who: Reviewer, replies: NoteView[] = []): NoteView {
  const isDeleted = row.deletedAt !== null;
  const isMine = isOwn(who, row);
  const mayWrite = isGuest(who) ? mayAsGuest(who, "note") : isAllowed(who, "review");
  return {
    id: row.id,
    takeId: row.takeId,
    parentId: row.parentId,
    by: toPerson(row, who),
    audience: row.audience,
    fromFrame: row.fromFrame,
    toFrame: row.toFrame,
    body: isDeleted ? "" : row.body,
    mark: isDeleted ? null : toMark(row.mark),
    mentions: isDeleted || isGuest(who) ? [] : row.mentions.map(({ memberId, member }) => ({ memberId, name: member.name })),
    reactions: isDeleted ? [] : toReactions(row.reactions, who),
    resolved: row.resolvedAt && {
      at: row.resolvedAt.toISOString(),
      by: row.resolvedBy?.name ?? null,
      withTake: row.resolvedWithTake && !isGuest(who) ? toTakeName(row.resolvedWithTake) : null,
    },
    editedAt: isDeleted ? null : (row.editedAt?.toISOString() ?? null),
    isDeleted,
    createdAt: row.createdAt.toISOString(),
    answeredBy: isGuest(who) ? [] : row.answeredBy.map(toTakeName),
    may: {
      edit: isMine && mayWrite && !isDeleted,
      remove: mayWrite && !isDeleted && (isMine || (!isGuest(who) && who.role === "owner")),
      resolve: !isGuest(who) && mayWrite && !isDeleted && row.parentId === null,
    },
    replies,
  };
}

type WhoRow = { memberId: string | null; guestId: string | null; member: { name: string } | null; guest: { name: string } | null };

/** Who it was, as this reader may know: guests hear no ids of members. */
export function toPerson(row: WhoRow, who: Reviewer): Person {
  return {
    name: row.member?.name ?? row.guest?.name ?? "Somebody who is gone",
    isGuest: row.guestId !== null,
    isYou: isOwn(who, row),
    memberId: isGuest(who) ? null : row.memberId,
  };
}

function toReactions(rows: NoteRow["reactions"], who: Reviewer): ReactionView[] {
  // guests of one link hear nothing of another's
  const seen = rows.filter(({ guest }) => !isGuest(who) || guest === null || guest.shareId === who.shareId);
  return SIGN_NAMES.flatMap((sign) => {
    const people = seen.filter((row) => row.sign === sign).map((row) => toPerson(row, who));
    return people.length === 0 ? [] : [{ sign, names: people.map(({ name }) => name), isYours: people.some(({ isYou }) => isYou) }];
  });
}

/** The column holds what the schema parsed on the way in. */
export function toMark(json: Prisma.JsonValue): Mark | null {
  return json as Mark | null;
}
