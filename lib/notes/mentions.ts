import type { Tx } from "@/lib/db";
import { mentionedIn } from "@/lib/notes/state";

/** Keeps whom a note mentions: members who are still there and whose name stands in it. Answers those who were not mentioned before. */
export async function keepMentions(note: { id: string; body: string }, memberIds: readonly string[], tx: Tx): Promise<string[]> {
  const known = await tx.member.findMany({ where: { id: { in: [...memberIds] }, removedAt: null }, select: { id: true, name: true } });
  const mentioned = mentionedIn(note.body, known).map(({ id }) => id);
  const before = await tx.noteMention.findMany({ where: { noteId: note.id }, select: { memberId: true } });
  await tx.noteMention.deleteMany({ where: { noteId: note.id, memberId: { notIn: mentioned } } });
  await tx.noteMention.createMany({ data: mentioned.map((memberId) => ({ noteId: note.id, memberId })), skipDuplicates: true });
  return mentioned.filter((id) => !before.some(({ memberId }) => memberId === id));
}
