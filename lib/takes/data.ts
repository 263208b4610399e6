import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { queuePlaces } from "@/lib/sending/queue";
import type { ListTakes } from "@/lib/takes/schema";
import { settingsOf, TAKE_SELECT, type TakeRow, toTakeView } from "@/lib/takes/to-view";
import { typicalTimes } from "@/lib/takes/typical";
import type { TakePage, TakeView } from "@/lib/takes/view";

/** A page of takes, newest first and without those in the trash, by keyset: the thousandth page costs what the first does. */
export async function listTakes(_scope: ReadScope, { status, provider, shotId, projectId, cursor, limit }: ListTakes): Promise<TakePage> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await db().take.findMany({
    where: {
      trashedAt: null,
      ...(status && { status }),
      ...(provider && { provider }),
      ...(shotId && { shotId }),
      ...(projectId && { projectId }),
      ...(after && { createdAt: { lte: after.createdAt }, NOT: { createdAt: after.createdAt, id: { gte: after.id } } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: TAKE_SELECT,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: await viewsOf(page),
    nextCursor: rows.length > limit && last ? writeCursor(last) : null,
  };
}

/** One take; null when there is none. */
export async function findTake(_scope: ReadScope, takeId: string): Promise<TakeView | null> {
  const row = await db().take.findUnique({ where: { id: takeId }, select: TAKE_SELECT });
  const [view] = await viewsOf(row ? [row] : []);
  return view ?? null;
}

/** One take. Throws `not_found`. */
export async function getTake(scope: ReadScope, takeId: string): Promise<TakeView> {
  const take = await findTake(scope, takeId);
  if (!take) throw new AppError("not_found", "There is no such take.");
  return take;
}

/** Several takes, in the order of their ids here. Throws `not_found` when one of them is missing. */
export async function getTakes(_scope: ReadScope, takeIds: readonly string[]): Promise<TakeView[]> {
  const rows = await db().take.findMany({ where: { id: { in: [...takeIds] } }, select: TAKE_SELECT });
  const views = new Map((await viewsOf(rows)).map((view) => [view.id, view]));
  return takeIds.map((takeId) => {
    const view = views.get(takeId);
    if (!view) throw new AppError("not_found", "There is no such take.");
    return view;
  });
}

/** Where the queue stands is asked only when something of it is shown. */
async function viewsOf(rows: readonly TakeRow[]): Promise<TakeView[]> {
  const typical = await typicalTimes();
  const places = rows.some(({ status }) => status === "queued") ? await queuePlaces() : null;
  return rows.map((row) =>
    toTakeView(row, typical(row.provider, row.mode, settingsOf(row.settings)), (row.status === "queued" && places?.get(row.id)) || null),
  );
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
