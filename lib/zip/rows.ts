import { db } from "@/lib/db";
import { RECIPE_SELECT } from "@/lib/deliver/data";
import type { ZipScope } from "@/lib/zip/scope";
import type { Prisma } from "@/prisma/generated/client";

const SELECT = {
  ...RECIPE_SELECT,
  shotId: true,
  status: true,
  verdict: true,
  rating: true,
  estimateMicros: true,
  clip: { select: { bytes: true, sha256: true, savedAt: true, durationMs: true, width: true, height: true } },
  ledger: { where: { kind: { in: ["charged", "adjusted"] } }, orderBy: { createdAt: "asc" }, select: { amountMicros: true, source: true } },
} as const satisfies Prisma.TakeSelect;

type Row = Prisma.TakeGetPayload<{ select: typeof SELECT }>;
/** A take that goes into a zip. */
export type ZipRow = Row & { clip: NonNullable<Row["clip"]> };

/** Of these takes, those that have a clip that may be had, in their order. */
export async function zipRows(scope: ZipScope, takeIds: readonly string[], onlyApproved: boolean): Promise<ZipRow[]> {
  const allowed = await scope.allowed(takeIds);
  const rows = await db().take.findMany({
    where: {
      id: { in: takeIds.filter((takeId) => allowed.has(takeId)) },
      clip: { isNot: null },
      ...(onlyApproved && { verdict: "approved" as const }),
    },
    select: SELECT,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return takeIds.flatMap((takeId) => {
    const row = byId.get(takeId);
    return row?.clip ? [{ ...row, clip: row.clip }] : [];
  });
}
