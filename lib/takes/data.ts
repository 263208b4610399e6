import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import type { ListTakes } from "@/lib/takes/schema";
import { TAKE_SELECT, toTakeView } from "@/lib/takes/to-view";
import { typicalTimes } from "@/lib/takes/typical";
import type { TakePage, TakeView } from "@/lib/takes/view";

/** A page of takes, newest first, by keyset: the thousandth page costs what the first does. */
export async function listTakes(_scope: ReadScope, { status, provider, shotId, cursor, limit }: ListTakes): Promise<TakePage> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await db().take.findMany({
    where: {
      ...(status && { status }),
      ...(provider && { provider }),
      ...(shotId && { shotId }),
      ...(after && { createdAt: { lte: after.createdAt }, NOT: { createdAt: after.createdAt, id: { gte: after.id } } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: TAKE_SELECT,
  });
  const typical = await typicalTimes();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => toTakeView(row, typical(row.provider, row.mode))),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  };
}

/** One take; null when there is none. */
export async function findTake(_scope: ReadScope, takeId: string): Promise<TakeView | null> {
  const row = await db().take.findUnique({ where: { id: takeId }, select: TAKE_SELECT });
  return row && toTakeView(row, (await typicalTimes())(row.provider, row.mode));
}

/** One take. Throws `not_found`. */
export async function getTake(scope: ReadScope, takeId: string): Promise<TakeView> {
  const take = await findTake(scope, takeId);
  if (!take) throw new AppError("not_found", "There is no such take.");
  return take;
}

/** Several takes, in the order of their numbers. */
export async function getTakes(scope: ReadScope, takeIds: readonly string[]): Promise<TakeView[]> {
  return Promise.all(takeIds.map((takeId) => getTake(scope, takeId)));
}

function writeCursor(row: { createdAt: Date; id: string }): string {
  return Buffer.from(`${row.createdAt.toISOString()} ${row.id}`).toString("base64url");
}

function readCursor(cursor: string): { createdAt: Date; id: string } {
  const [moment = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const createdAt = new Date(moment);
  if (!id || Number.isNaN(createdAt.getTime())) throw invalidField("cursor", "This cursor is not one of ours. Begin again without it.");
  return { createdAt, id };
}
