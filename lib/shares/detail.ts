import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { countCovered } from "@/lib/shares/covered";
import { getShare } from "@/lib/shares/data";
import { embedHref } from "@/lib/shares/embed";
import { ACTIVITIES, type Activity } from "@/lib/shares/limits";
import { linkOrigin } from "@/lib/shares/token";
import type { ShareActivityView, ShareDetail } from "@/lib/shares/view";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import { VERDICT_KINDS } from "@/lib/verdicts/limits";
import type { Prisma } from "@/prisma/generated/client";

const ACTIVITY_MAX = 200;

/** One link with who came by it and what they did. Throws `not_found`. */
export async function getShareDetail(actor: Actor, shareId: string, origin: string): Promise<ShareDetail> {
  const share = await getShare(actor, shareId);
  const [takeCount, guests, activity, href] = await Promise.all([
    countNow(shareId),
    db().guest.findMany({ where: { shareId }, orderBy: { createdAt: "asc" }, select: { id: true, name: true, createdAt: true, lastSeenAt: true } }),
    listActivity(shareId),
    share.state === "live" ? embedHref(shareId) : null,
  ]);
  return {
    share,
    takeCount,
    guests: guests.map(({ id, name, createdAt, lastSeenAt }) => ({
      id,
      name,
      firstSeenAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
    activity,
    embedCode:
      href &&
      `<iframe src="${linkOrigin(origin)}${href}" title="${attribute(share.name)}" style="border:0;width:100%;aspect-ratio:16/9" allow="fullscreen"></iframe>`,
  };
}

async function countNow(shareId: string): Promise<number> {
  const reach = await db().share.findUnique({
    where: { id: shareId },
    select: { id: true, scope: true, shotId: true, reelId: true, filter: true, takes: true, createdById: true },
  });
  return reach ? countCovered(reach) : 0;
}

async function listActivity(shareId: string): Promise<ShareActivityView[]> {
  const rows = await db().shareActivity.findMany({
    where: { shareId },
    orderBy: { id: "desc" },
    take: ACTIVITY_MAX,
    select: { id: true, at: true, what: true, takeId: true, detail: true, guest: { select: { name: true } } },
  });
  const takeIds = rows.flatMap(({ takeId }) => takeId ?? []);
  const takes = await db().take.findMany({ where: { id: { in: takeIds } }, select: NAME_SELECT });
  const names = new Map(takes.map(toTakeName).map((name) => [name.takeId, `${name.slate} take ${name.number}`]));
  return rows.flatMap(({ id, at, what, takeId, detail, guest }) => {
    const known = ACTIVITIES.find((one: Activity) => one === what);
    const name = takeId && names.get(takeId);
    return known
      ? [
          {
            id: String(id),
            at: at.toISOString(),
            what: known,
            who: guest?.name ?? null,
            take: takeId && name ? { takeId, name } : null,
            percent: numberIn(detail, "percent"),
            verdict: VERDICT_KINDS.find((kind) => kind === valueIn(detail, "kind")) ?? null,
          },
        ]
      : [];
  });
}

function valueIn(detail: Prisma.JsonValue, name: string): unknown {
  return typeof detail === "object" && detail !== null && !Array.isArray(detail) ? detail[name] : undefined;
}

function numberIn(detail: Prisma.JsonValue, name: string): number | null {
  const value = valueIn(detail, name);
  return typeof value === "number" ? value : null;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
