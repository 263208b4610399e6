import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";

/** What makes a shot: takes of the same stand together. */
export interface ShotIntent {
  stillId: string;
  endStillId?: string | undefined;
  prompt: string;
  negativePrompt?: string | undefined;
  /** How many takes it is to get. */
  count: number;
}

/** Where takes go: the shot and the number of the first. */
export interface Placed {
  shotId: string;
  firstNumber: number;
}

/**
 * Places many at once as the form does one by one: in the newest shot of the same stills and prompt, where there is one, else in a new one.
 * Answers in their order. The project is locked already, as every press locks it.
 */
export async function placeShots(actor: Actor, projectId: string, wanted: readonly ShotIntent[], tx: Tx): Promise<Placed[]> {
  const byIntent = new Map<string, { shotId: string; nextTake: number }>();
  for (const shot of await findShots(projectId, wanted, tx)) byIntent.set(keyOf(shot), { shotId: shot.id, nextTake: shot.nextTake });
  const isNew = [...new Map(wanted.map((one) => [keyOf(one), one])).values()].filter((one) => !byIntent.has(keyOf(one)));
  if (isNew.length > 0) {
    const { nextShot } = await tx.project.update({
      where: { id: projectId },
      data: { nextShot: { increment: isNew.length } },
      select: { nextShot: true },
    });
    const shots = isNew.map((one, index) => ({
      id: newId(),
      projectId,
      number: nextShot - isNew.length + index,
      stillId: one.stillId,
      endStillId: one.endStillId ?? null,
      prompt: one.prompt,
      negativePrompt: one.negativePrompt || null,
      createdById: actor.memberId,
    }));
    await tx.shot.createMany({ data: shots });
    for (const shot of shots) byIntent.set(keyOf(shot), { shotId: shot.id, nextTake: 1 });
  }
  const placed = wanted.map((one): Placed => {
    const shot = byIntent.get(keyOf(one));
    if (!shot) throw new Error("every intent has a shot by now");
    const firstNumber = shot.nextTake;
    shot.nextTake += one.count;
    return { shotId: shot.shotId, firstNumber };
  });
  const next = JSON.stringify([...byIntent.values()].map(({ shotId, nextTake }) => ({ id: shotId, next: nextTake })));
  await tx.$executeRaw`
    UPDATE shot SET next_take = n.next FROM jsonb_to_recordset(${next}::jsonb) AS n(id text, next int) WHERE shot.id = n.id`;
  return placed;
}

/** The newest shot of each last, all of them locked, in one order for everybody. */
async function findShots(projectId: string, wanted: readonly ShotIntent[], tx: Tx) {
  const distinct = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
  const intents = JSON.stringify(distinct.map(({ stillId, endStillId, prompt }) => ({ stillId, endStillId, prompt })));
  const shots = await tx.$queryRaw<(Same & { id: string; nextTake: number; number: number })[]>`
    SELECT id, still_id AS "stillId", end_still_id AS "endStillId", prompt, next_take AS "nextTake", number FROM shot
    WHERE project_id = ${projectId}
      AND EXISTS (SELECT 1 FROM jsonb_to_recordset(${intents}::jsonb) AS w("stillId" text, "endStillId" text, prompt text)
        WHERE w."stillId" = shot.still_id AND w."endStillId" IS NOT DISTINCT FROM shot.end_still_id AND w.prompt = shot.prompt)
    ORDER BY id FOR NO KEY UPDATE`;
  return shots.sort((one, other) => one.number - other.number);
}

interface Same {
  stillId: string;
  endStillId?: string | null | undefined;
  prompt: string;
}

function keyOf({ stillId, endStillId, prompt }: Same): string {
  return `${stillId}\n${endStillId ?? ""}\n${prompt}`;
}
