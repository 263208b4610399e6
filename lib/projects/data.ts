import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

/** The project that takes go to when none is named; null before the first. */
export async function findDefaultProject(tx: Tx = db()): Promise<{ id: string } | null> {
  return tx.project.findFirst({ where: { isDefault: true }, select: { id: true } });
}

/** The same, made when there is none yet. */
export async function defaultProject(tx: Tx = db()): Promise<{ id: string }> {
  const found = await findDefaultProject(tx);
  if (found) return found;
  await tx.project.createMany({ data: [{ id: newId(), name: "First project", code: "DAY", isDefault: true }], skipDuplicates: true });
  return tx.project.findFirstOrThrow({ where: { isDefault: true }, select: { id: true } });
}
