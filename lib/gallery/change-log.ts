import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { Mark } from "@/lib/gallery/marks";
import type { Prisma } from "@/prisma/generated/client";

/** What was done, as it is kept to be taken back. */
export type Done = Mark | { what: "move"; projectId: string };

export interface Change {
  id: string;
  memberId: string;
  at: Date;
  done: Done;
}

export interface Part {
  takeIds: string[];
  before?: Prisma.InputJsonValue;
}

/** What marks were before, as it was kept; null where that is plain. */
export const MarksBefore = z.array(z.union([z.string(), z.number(), z.null()])).nullable();

/** Shots that were moved to a project together, and where they were. */
export const MovedPart = z.object({
  projectId: z.string(),
  shots: z.array(z.object({ shotId: z.string(), projectId: z.string(), number: z.int() })),
});
export type MovedPart = z.output<typeof MovedPart>;

/** Keeps what a transaction of a change did, within it: what was done can be taken back, or was not done. */
export async function keepPart({ id, memberId, at, done }: Change, rank: number, { takeIds, before }: Part, tx: Tx): Promise<void> {
  await tx.takeChange.createMany({ data: [{ id, memberId, change: done, createdAt: at }], skipDuplicates: true });
  await tx.takeChangePart.create({ data: { changeId: id, rank, takeIds, ...(before !== undefined && { before }) } });
}
