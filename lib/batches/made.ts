import type { ReadScope } from "@/lib/access/actor";
import type { AskMade } from "@/lib/batches/schema";
import type { MadeBefore } from "@/lib/batches/view";
import { db } from "@/lib/db";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import { providerNow } from "@/lib/settings/providers";
import { slateOf } from "@/lib/shots/slate";

interface Row {
  row: number;
  takes: number;
  takeId: string;
  number: number;
  isReady: boolean;
  shotNumber: number;
  code: string;
}

/**
 * Which rows were made before or are under way: takes of the same pictures, byte by byte, with the same prompt, provider and settings, in the
 * mode that a press has now; with a seed, of the seeds that the row would use. What failed or was canceled was not made. A row that is not
 * right is not looked up.
 */
export async function listMade(_scope: ReadScope, { rows }: AskMade): Promise<MadeBefore[]> {
  const modes = await modesNow(rows.map(({ provider }) => provider));
  const asked = rows.flatMap((row, index) => {
    const settings = readSettings(row.provider, row.settings);
    if (!settings || row.prompt === "") return [];
    const { provider, stillId, endStillId = null, prompt, negativePrompt = "", seed = null, count } = row;
    return [
      {
        row: index,
        still: stillId,
        end_still: endStillId,
        prompt,
        negative: negativePrompt,
        provider,
        mode: modes.get(provider),
        settings,
        seed,
        count,
      },
    ];
  });
  if (asked.length === 0) return [];
  const found = await db().$queryRaw<Row[]>`
    SELECT r.row, made.takes::int AS takes, made.id AS "takeId", made.number, made.is_ready AS "isReady", made.shot_number AS "shotNumber", made.code
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS r(row int, still text, end_still text, prompt text, negative text, provider text, mode text, settings jsonb, seed bigint, count int)
    JOIN still wanted ON wanted.id = r.still
    LEFT JOIN still wanted_end ON wanted_end.id = r.end_still
    CROSS JOIN LATERAL (
      SELECT t.id, t.number, t.status = 'ready' AS is_ready, shot.number AS shot_number, project.code, count(*) OVER () AS takes
      FROM still same JOIN shot ON shot.still_id = same.id JOIN take t ON t.shot_id = shot.id JOIN project ON project.id = shot.project_id
        LEFT JOIN still same_end ON same_end.id = t.end_still_id
      WHERE same.sha256 = wanted.sha256 AND t.prompt = r.prompt AND coalesce(t.negative_prompt, '') = r.negative
        AND same_end.sha256 IS NOT DISTINCT FROM wanted_end.sha256
        AND t.provider = r.provider::"ProviderId" AND t.mode = r.mode::"Mode" AND t.settings = r.settings
        AND (r.seed IS NULL OR t.seed BETWEEN r.seed AND r.seed + r.count - 1) AND t.status NOT IN ('failed', 'canceled')
      ORDER BY is_ready DESC, t.created_at DESC, t.id DESC LIMIT 1
    ) made
    WHERE r.end_still IS NULL OR wanted_end.id IS NOT NULL`;
  return found.map(({ shotNumber, code, ...made }) => ({ ...made, slate: slateOf({ number: shotNumber, project: { code } }) }));
}

async function modesNow(providers: readonly ProviderId[]): Promise<Map<ProviderId, string>> {
  const names = [...new Set(providers)];
  return new Map(await Promise.all(names.map(async (provider) => [provider, (await providerNow(provider)).mode] as const)));
}

/** As a take of it would keep them: every setting, with its default. */
function readSettings(provider: ProviderId, sent: Settings): unknown {
  const parsed = modelOf(provider).settings.safeParse(sent);
  return parsed.success ? parsed.data : null;
}
