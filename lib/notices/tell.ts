import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { NOTICE_TEXT_MAX, type NoticeKind } from "@/lib/notices/limits";

interface Told {
  kind: NoticeKind;
  /** Members; whoever is gone is not told, nor is who did it. */
  to: readonly (string | null)[];
  by: { memberId: string | null; name: string };
  text: string;
  takeId?: string | null | undefined;
  noteId?: string | null | undefined;
  shareId?: string | null | undefined;
}

/** Tells members of something, each once, with the transaction in which it happens. */
export async function tell({ kind, to, by, text, takeId, noteId, shareId }: Told, tx: Tx): Promise<void> {
  const wanted = [...new Set(to)].filter((id): id is string => id !== null && id !== by.memberId);
  if (wanted.length === 0) return;
  const members = await tx.member.findMany({ where: { id: { in: wanted }, removedAt: null }, select: { id: true } });
  const rest = { kind, who: by.name, text: shortened(text), takeId: takeId ?? null, noteId: noteId ?? null, shareId: shareId ?? null };
  await tx.notice.createMany({ data: members.map(({ id }) => ({ id: newId(), memberId: id, ...rest })) });
  await announceNotices(tx);
}

/** Tells open pages, with the commit, that somebody's notices changed. */
export async function announceNotices(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('dailies_state', '{"about":"notice"}')`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= NOTICE_TEXT_MAX ? line : `${line.slice(0, NOTICE_TEXT_MAX - 1).trimEnd()}…`;
}
