import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { MOVED_SHOTS_MAX } from "@/lib/projects/limits";
import { slateOf } from "@/lib/shots/slate";
import type { ShotView } from "@/lib/shots/view";
import { smallOf } from "@/lib/stills/limits";

/** The newest shots of a project, as many as can be moved at once. */
export async function listShots(_scope: ReadScope, projectId: string): Promise<ShotView[]> {
  const rows = await db().shot.findMany({
    where: { projectId },
    orderBy: { number: "desc" },
    take: MOVED_SHOTS_MAX,
    select: {
      id: true,
      number: true,
      prompt: true,
      project: { select: { code: true } },
      still: { select: { id: true, thumbhash: true } },
      _count: { select: { takes: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    slate: slateOf(row),
    prompt: row.prompt,
    takes: row._count.takes,
    picture: { url: smallOf(`/api/media/stills/${row.still.id}`), thumbhash: row.still.thumbhash },
  }));
}
