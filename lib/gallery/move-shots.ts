import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { MovedPart } from "@/lib/gallery/change-log";
import { relocate } from "@/lib/shots/relocate";

/** Moves the shots of these takes, with all their takes, to a project; those that are there stay. Answers the takes, and what takes it back. Throws what `relocate` does. */
export async function moveShotsOf(takeIds: string[], projectId: string, tx: Tx): Promise<{ takeIds: string[]; before: MovedPart }> {
  const shots = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.id FROM take t JOIN shot s ON s.id = t.shot_id WHERE t.id = ANY(${takeIds}) AND s.project_id <> ${projectId} ORDER BY s.id`;
  const wanted = shots.map(({ id }) => ({ shotId: id, projectId }));
  const moved = wanted.length > 0 ? (await relocate(wanted, tx)).shots : [];
  return {
    takeIds: await takesOf(
      moved.map(({ shotId }) => shotId),
      tx,
    ),
    before: { projectId, shots: moved.map(({ shotId, was }) => ({ shotId, projectId: was.projectId, number: was.number })) },
  };
}

/** The shots that are still where they were moved to go back, with the numbers they had. Answers their takes. Throws `conflict`, and `invalid` for an archived project. */
export async function moveShotsHome({ projectId, shots }: MovedPart, tx: Tx): Promise<string[]> {
  const still = await tx.shot.findMany({ where: { id: { in: shots.map(({ shotId }) => shotId) }, projectId }, select: { id: true } });
  const home = shots.filter(({ shotId }) => still.some(({ id }) => id === shotId));
  const moved = await relocate(home, tx);
  if (moved.shots.some(({ was }) => was.projectId !== projectId)) {
    throw new AppError("conflict", "Somebody else moved one of these shots at this moment. Look where it is now, then try again.");
  }
  return takesOf(
    home.map(({ shotId }) => shotId),
    tx,
  );
}

async function takesOf(shotIds: string[], tx: Tx): Promise<string[]> {
  const takes = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM take WHERE shot_id = ANY(${shotIds}) ORDER BY id`;
  return takes.map(({ id }) => id);
}
