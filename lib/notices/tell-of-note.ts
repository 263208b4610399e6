import type { Tx } from "@/lib/db";
import { tell } from "@/lib/notices/tell";

interface WrittenNote {
  id: string;
  takeId: string;
  parentId: string | null;
  body: string;
  by: { memberId: string | null; name: string };
  /** The link over which a guest wrote it. */
  shareId: string | null;
  /** Members who were not mentioned in it before. */
  mentioned: readonly string[];
  /** Only whom it newly mentions hears of a change. */
  isEdit?: boolean;
}

/** Tells of a note whom it concerns, each once: whom it mentions, who is in its thread, whose the take is, and of a guest's note whose the link is. */
export async function tellOfNote({ id, takeId, parentId, body, by, shareId, mentioned, isEdit = false }: WrittenNote, tx: Tx): Promise<void> {
  const about = { by, text: body, takeId, noteId: id, shareId };
  await tell({ ...about, kind: "mention", to: mentioned }, tx);
  if (isEdit) return;
  const but = (ids: readonly (string | null)[], told: readonly (string | null)[]) => ids.filter((one) => !told.includes(one));
  const thread = parentId === null ? [] : but(await threadOf(parentId, tx), mentioned);
  await tell({ ...about, kind: "reply", to: thread }, tx);
  const take = await tx.take.findUnique({ where: { id: takeId }, select: { createdById: true } });
  const share = shareId === null ? null : await tx.share.findUnique({ where: { id: shareId }, select: { createdById: true } });
  const owners = but([take?.createdById ?? null, share?.createdById ?? null], [...mentioned, ...thread]);
  await tell({ ...about, kind: parentId === null ? "note" : "reply", to: owners }, tx);
}

/** The members who wrote the note or answered it. */
async function threadOf(parentId: string, tx: Tx): Promise<(string | null)[]> {
  const rows = await tx.note.findMany({ where: { OR: [{ id: parentId }, { parentId }] }, select: { memberId: true } });
  return [...new Set(rows.map(({ memberId }) => memberId))];
}
