import type { Actor } from "@/lib/access/actor";
import { requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { NOTICE_KINDS, NOTICES_SHOWN, type NoticeKind } from "@/lib/notices/limits";
import type { NoticeList, NoticeView } from "@/lib/notices/view";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

export const NOTICE_SELECT = {
  id: true,
  kind: true,
  takeId: true,
  noteId: true,
  shareId: true,
  who: true,
  text: true,
  createdAt: true,
  readAt: true,
} as const;
export type NoticeRow = Prisma.NoticeGetPayload<{ select: typeof NOTICE_SELECT }>;

/** What a member was told, the newest first, and how much of it is unread. */
export async function listNotices(actor: Actor): Promise<NoticeList> {
  requireRight(actor, "read");
  const [rows, unread] = await Promise.all([
    db().notice.findMany({
      where: { memberId: actor.memberId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: NOTICES_SHOWN,
      select: NOTICE_SELECT,
    }),
    db().notice.count({ where: { memberId: actor.memberId, readAt: null } }),
  ]);
  return { notices: await toNoticeViews(rows), unread };
}

/** Notices with the takes that they are about. */
export async function toNoticeViews(rows: readonly NoticeRow[]): Promise<NoticeView[]> {
  const takeIds = [...new Set(rows.flatMap(({ takeId }) => takeId ?? []))];
  const takes = await db().take.findMany({ where: { id: { in: takeIds } }, select: { ...NAME_SELECT, shotId: true } });
  const byId = new Map(takes.map((take) => [take.id, take]));
  return rows.flatMap((row) => {
    const kind = kindOf(row.kind);
    const take = row.takeId === null ? undefined : byId.get(row.takeId);
    if (!kind || (row.takeId !== null && !take)) return [];
    return [
      {
        id: row.id,
        kind,
        who: row.who,
        text: row.text,
        take: take ? toTakeName(take) : null,
        href: take ? roomHref(take.shotId, take.id, row.noteId) : "/shares",
        isRead: row.readAt !== null,
        at: row.createdAt.toISOString(),
      },
    ];
  });
}

function roomHref(shotId: string, takeId: string, noteId: string | null): string {
  const search = new URLSearchParams({ takes: takeId, ...(noteId && { note: noteId }) });
  return `/shots/${shotId}?${search}`;
}

function kindOf(text: string): NoticeKind | undefined {
  return NOTICE_KINDS.find((kind) => kind === text);
}
