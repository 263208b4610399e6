import { db } from "@/lib/db";
import { fromDb } from "@/lib/money";
import { mayDownload } from "@/lib/shares/bytes";
import { listCovered } from "@/lib/shares/covered";
import { closed, type Guest, type Visit } from "@/lib/shares/guest";
import { findReelVideo } from "@/lib/shares/reel-video";
import type { GuestRoom, GuestShot, GuestTake } from "@/lib/shares/view";
import { slateOf } from "@/lib/shots/slate";
import { settingsOf } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

/** All that a guest's room shows, and nothing else: prompts, seeds and costs are read only for a link that shows them. */
export async function getRoom({ guest, share, pass }: Visit): Promise<GuestRoom> {
  const api = apiOf(guest);
  const [shots, video] = await Promise.all([listShots({ guest, share }), findReelVideo(share)]);
  const kept = shots.flatMap(({ takes }) => takes).filter(({ downloadUrl }) => downloadUrl !== null).length;
  return {
    shareId: share.id,
    api,
    name: share.name,
    from: share.from,
    expiresAt: share.expiresAt?.toISOString() ?? null,
    permission: guest.permission,
    shows: guest.shows,
    isEmbedded: pass.isEmbedded,
    guest: guest.guestId !== null && guest.name !== null ? { id: guest.guestId, name: guest.name } : null,
    suggestedName: pass.isEmbedded ? null : share.recipientName,
    shots,
    hasReel: share.scope === "reel",
    reel: video && {
      name: video.name,
      url: `${api}/reel/clip`,
      posterUrl: video.posterKey === null ? null : `${api}/reel/poster`,
      width: video.width,
      height: video.height,
      durationMs: video.durationMs,
      fps: video.fps,
      downloadUrl: guest.downloads === "on" ? `${api}/reel/clip?download=1` : null,
    },
    zip: kept > 0 ? { url: `${api}/zip`, takes: kept } : null,
  };
}

/** One shot of the link. Throws `not_found`, as for one that is none. */
export async function getRoomShot(visit: Pick<Visit, "guest" | "share">, shotId: string): Promise<GuestShot> {
  const shot = (await listShots(visit)).find(({ id }) => id === shotId);
  if (!shot) throw closed();
  return shot;
}

/** The takes that the link covers now, by their shots, in the link's order. */
async function listShots({ guest, share }: Pick<Visit, "guest" | "share">): Promise<GuestShot[]> {
  const takeIds = await listCovered(share);
  const rows = await db().take.findMany({ where: { id: { in: takeIds } }, select: selectFor(guest) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byShot = Map.groupBy(
    takeIds.flatMap((id) => byId.get(id) ?? []),
    ({ shotId }) => shotId,
  );
  const shotIds = [...byShot.keys()];
  return [...byShot].map(([id, ofShot], at) => {
    const [first] = ofShot;
    return {
      id,
      slate: first ? slateOf(first.shot) : "",
      projectId: null,
      prompt: guest.shows.prompts ? (first?.shot.prompt ?? null) : null,
      pickedTakeId: ofShot.find((row) => row.id === row.shot.pickedTakeId)?.id ?? null,
      takes: ofShot.map((row) => toGuestTake(row, guest)),
      previousId: shotIds[at - 1] ?? null,
      nextId: shotIds[at + 1] ?? null,
    };
  });
}

/** Everything that the view needs for this guest and nothing more. */
function selectFor({ guestId, shareId, shows }: Guest) {
  return {
    id: true,
    shotId: true,
    number: true,
    status: true,
    verdict: true,
    createdAt: true,
    shot: { select: { number: true, pickedTakeId: true, prompt: shows.prompts, project: { select: { code: true } } } },
    still: { select: { id: true, width: true, height: true, thumbhash: true } },
    clip: { select: { bytes: true, width: true, height: true, durationMs: true, fps: true, thumbhash: true } },
    verdicts: { where: { guestId: guestId ?? "none" }, select: { kind: true, sentence: true, updatedAt: true } },
    _count: {
      select: {
        notes: {
          where: {
            parentId: null,
            resolvedAt: null,
            deletedAt: null,
            OR: [{ guest: { shareId } }, { guestId: null, ...(!shows.teamNotes && { audience: "clients" as const }) }],
          },
        },
      },
    },
    provider: shows.prompts,
    model: shows.prompts,
    mode: shows.prompts,
    settings: shows.prompts,
    seed: shows.prompts,
    prompt: shows.prompts,
    negativePrompt: shows.prompts,
    endStillId: shows.prompts,
    ledger: {
      where: { kind: { in: ["charged" as const, "adjusted" as const] }, ...(!shows.costs && { id: "none" }) },
      orderBy: { createdAt: "asc" as const },
      select: { amountMicros: true, source: true },
    },
  } satisfies Prisma.TakeSelect;
}

type Row = Prisma.TakeGetPayload<{ select: ReturnType<typeof selectFor> }>;

function toGuestTake(row: Row, guest: Guest): GuestTake {
  const base = `${apiOf(guest)}/takes/${row.id}`;
  const { clip, still } = row;
  const [mine] = row.verdicts;
  const charged = row.ledger.at(-1);
  const isKept = clip !== null && mayDownload(guest, row.verdict);
  return {
    id: row.id,
    shotId: row.shotId,
    slate: slateOf(row.shot),
    number: row.number,
    status: row.status,
    clip: clip && {
      url: `${base}/clip`,
      posterUrl: `${base}/poster`,
      spriteUrl: `${base}/sprite`,
      width: clip.width,
      height: clip.height,
      durationMs: clip.durationMs,
      fps: clip.fps,
      thumbhash: clip.thumbhash,
    },
    still: { ...still, url: `${base}/still` },
    verdict: row.verdict,
    openNotes: row._count.notes,
    recipe: guest.shows.prompts
      ? {
          provider: row.provider,
          model: row.model,
          mode: row.mode,
          settings: settingsOf(row.settings),
          seed: row.seed,
          prompt: row.prompt,
          negativePrompt: row.negativePrompt,
          endStillId: row.endStillId,
        }
      : null,
    createdAt: row.createdAt.toISOString(),
    downloadUrl: isKept ? `${base}/clip?download=1` : null,
    downloadBytes: isKept ? Number(clip.bytes) : null,
    mine: mine ? { kind: mine.kind, sentence: mine.sentence, at: mine.updatedAt.toISOString() } : null,
    costMicros:
      guest.shows.costs && charged && charged.source !== "unpublished"
        ? row.ledger.reduce((sum, { amountMicros }) => sum + fromDb(amountMicros), 0)
        : null,
  };
}

function apiOf({ shareId }: Pick<Guest, "shareId">): string {
  return `/g/${shareId}/api`;
}
