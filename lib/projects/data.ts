import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

/** The project that takes go to when none is named; made when there is none yet. */
export async function defaultProject(tx: Tx = db()): Promise<{ id: string }> {
  const found = await tx.project.findFirst({ where: { isDefault: true }, select: { id: true } });
  if (found) return found;
  await tx.project.createMany({ data: [{ id: newId(), name: "First project", code: "DAY", isDefault: true }], skipDuplicates: true });
  return tx.project.findFirstOrThrow({ where: { isDefault: true }, select: { id: true } });
}
