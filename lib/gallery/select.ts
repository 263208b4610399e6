import type { Actor } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { narrow } from "@/lib/gallery/narrow";
import type { Selection } from "@/lib/gallery/schema";

/** The ids of the takes that are meant, as it is now, each once and in the order in which everybody locks them. Those that are gone are left out. */
export async function selectedIds({ memberId }: Pick<Actor, "memberId">, selection: Selection, tx: Tx = db()): Promise<string[]> {
  const rows =
    "takeIds" in selection
      ? await tx.$queryRaw<{ id: string }[]>`SELECT t.id FROM take t WHERE t.id = ANY(${[...selection.takeIds]}) ORDER BY t.id`
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT t.id FROM take t WHERE ${await narrow(selection.filters, memberId, tx)}
            AND t.created_at <= ${new Date(selection.asOf)}::timestamptz AND t.id <> ALL(${[...selection.except]})
          ORDER BY t.id`;
  return rows.map(({ id }) => id);
}
