import type { ReadScope } from "@/lib/access/actor";
import { listBudgets, viewOf } from "@/lib/budgets/data";
import { tightestOf } from "@/lib/budgets/state";
import { db } from "@/lib/db";
import { fromDb } from "@/lib/money";
import type { ProjectCardView, ProjectPicture } from "@/lib/projects/view";
import { smallOf } from "@/lib/stills/limits";

/** Pictures on a card. */
const PICTURES = 4;

interface CardRow {
  id: string;
  name: string;
  code: string;
  isDefault: boolean;
  isArchived: boolean;
  nextShot: number;
  shots: number;
  takes: number;
  spent: bigint;
  lastTakeAt: Date | null;
  createdAt: Date;
  pictures: { takeId: string | null; stillId: string; thumbhash: string }[] | null;
}

/** Every project with what is in it, the one worked in last first. */
export async function listProjectCards(scope: ReadScope): Promise<ProjectCardView[]> {
  const [rows, budgets] = await Promise.all([
    db().$queryRaw<CardRow[]>`
      SELECT p.id, p.name, p.code, p.is_default AS "isDefault", p.archived_at IS NOT NULL AS "isArchived", p.next_shot AS "nextShot",
        (SELECT count(*)::int FROM shot WHERE project_id = p.id) AS shots,
        (SELECT count(*)::int FROM take WHERE project_id = p.id) AS takes,
        (SELECT coalesce(sum(amount_micros), 0)::bigint FROM ledger
          WHERE project_id = p.id AND mode = 'live' AND kind IN ('charged', 'adjusted')
            AND created_at >= (SELECT date_trunc('month', statement_timestamp(), 'UTC'))) AS spent,
        (SELECT max(created_at) FROM take WHERE project_id = p.id) AS "lastTakeAt", p.created_at AS "createdAt",
        (SELECT json_agg(json_build_object('takeId', t.id, 'stillId', st.id, 'thumbhash', coalesce(t.thumbhash, st.thumbhash)) ORDER BY s.number DESC)
          FROM (SELECT * FROM shot WHERE project_id = p.id ORDER BY number DESC LIMIT ${PICTURES}) s
            JOIN still st ON st.id = s.still_id
            LEFT JOIN LATERAL (
              SELECT k.id, c.thumbhash FROM take k JOIN clip c ON c.take_id = k.id
              WHERE k.shot_id = s.id AND k.status = 'ready' ORDER BY k.created_at DESC, k.id DESC LIMIT 1) t ON true) AS pictures
      FROM project p
      ORDER BY "lastTakeAt" DESC NULLS LAST, p.created_at DESC, p.id`,
    listBudgets(scope),
  ]);
  return rows.map(({ spent, lastTakeAt, createdAt, pictures, ...row }) => {
    const budget = tightestOf(budgets.filter(({ projectId }) => projectId === row.id).map(viewOf));
    return {
      ...row,
      pictures: (pictures ?? []).map(toPicture),
      spentMicros: fromDb(spent),
      budget: budget ?? null,
      lastTakeAt: lastTakeAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    };
  });
}

function toPicture({ takeId, stillId, thumbhash }: { takeId: string | null; stillId: string; thumbhash: string }): ProjectPicture {
  return { url: smallOf(takeId ? `/api/media/takes/${takeId}/poster` : `/api/media/stills/${stillId}`), thumbhash };
}
