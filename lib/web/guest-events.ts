import type { ServerResponse } from "node:http";
import { refuseForeign } from "@/lib/access/cross-site";
import { AppError, isExpected } from "@/lib/errors";
import { log } from "@/lib/log";
import { keepCovered, listCovered } from "@/lib/shares/covered";
import { closed, requireShare } from "@/lib/shares/guest";
import { findShareNow, type OpenShare } from "@/lib/shares/open-share";
import { findReelVideo } from "@/lib/shares/reel-video";
import { EventStreams } from "@/lib/web/event-streams";

const STREAMS_MAX = 1_000;
const STREAMS_OF_SHARE_MAX = 100;
/** What changes in one moment is told once. */
const GATHER_MS = 250;

const CHANGED = JSON.stringify({ about: "share" });

interface Room {
  streams: EventStreams;
  /** The takes that its guests were shown: one that is no longer covered is a change too. */
  shown: Set<string>;
  /** What the link allows, as it was last seen. */
  rules: string;
  /** The reel's video that its guests were shown, by its hash. */
  video: string | null;
}

/** The share whose events an address is; null for any other address. */
export function guestEventsOf(url: string): string | null {
  return /^\/g\/([\w-]{1,64})\/api\/events(?:\?|$)/.exec(url)?.[1] ?? null;
}

/**
 * `/g/<share>/api/events`: says that something of this share changed, and no more than that: the room is read again through the guard. A stream ends when
 * its link is closed, paused or renewed.
 */
export class GuestEvents {
  readonly #rooms = new Map<string, Room>();
  readonly #takes = new Set<string>();
  #isOfMany = false;
  #soon: NodeJS.Timeout | undefined;

  get size(): number {
    return [...this.#rooms.values()].reduce((sum, { streams }) => sum + streams.size, 0);
  }

  /** Opens a stream for a request that the guard lets through. Throws what the guard throws, and `unavailable` where there are too many. */
  async open(asked: Request, shareId: string, response: ServerResponse): Promise<void> {
    if (asked.method !== "GET") throw closed();
    refuseForeign(asked.headers);
    const { share } = await requireShare(asked, shareId);
    const full = new AppError("unavailable", "There are no live updates right now. Ask again in a moment.", { retryAfterS: 5 });
    if (this.size >= STREAMS_MAX || (this.#rooms.get(shareId)?.streams.size ?? 0) >= STREAMS_OF_SHARE_MAX) throw full;
    const [shown, video] = this.#rooms.has(shareId) ? [[], null] : await Promise.all([listCovered(share), videoOf(share)]);
    const room = this.#rooms.get(shareId) ?? { streams: new EventStreams(), shown: new Set(shown), rules: rulesOf(share), video };
    this.#rooms.set(shareId, room);
    response.setHeader("vary", "cookie");
    response.on("close", () => this.#forgetEmpty(shareId));
    room.streams.open(response, () => maySee(asked, shareId));
  }

  /** The database's news, as it sent it: of a take and what is said of it, of many takes, of links and reels. */
  onNews(payload: string): void {
    const { takeIds, isOfMany } = readNews(payload);
    for (const takeId of takeIds) this.#takes.add(takeId);
    if (isOfMany) this.#isOfMany = true;
    if (isOfMany || takeIds.length > 0) this.#gather();
  }

  /** Some news may have been missed. */
  onResumed(): void {
    for (const { streams } of this.#rooms.values()) streams.send("resync", "{}");
    this.#isOfMany = true;
    this.#gather();
  }

  endAll(): void {
    for (const { streams } of this.#rooms.values()) streams.endAll();
  }

  stop(): void {
    clearTimeout(this.#soon);
    for (const { streams } of this.#rooms.values()) streams.stop();
    this.#rooms.clear();
  }

  #gather(): void {
    if (this.#rooms.size === 0) return void this.#takes.clear();
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#tell().catch((error: unknown) => log().error({ err: error }, "guests could not be told of a change"));
    }, GATHER_MS);
  }

  async #tell(): Promise<void> {
    const takeIds = [...this.#takes];
    const isOfMany = this.#isOfMany;
    this.#takes.clear();
    this.#isOfMany = false;
    for (const [shareId, room] of [...this.#rooms]) {
      const share = await findShareNow(shareId);
      if (isOfMany || !share) await room.streams.checkAll();
      if (share && (await hasChanged(room, share, takeIds, isOfMany))) room.streams.send("state", CHANGED);
    }
  }

  #forgetEmpty(shareId: string): void {
    const room = this.#rooms.get(shareId);
    // the streams forget the one that closed right before or after this
    setImmediate(() => {
      if (!room || room.streams.size > 0 || this.#rooms.get(shareId) !== room) return;
      room.streams.stop();
      this.#rooms.delete(shareId);
    });
  }
}

/** Whether any of these takes is one of the room's, or was until now, or others are, or the reel's video or what the link allows is another; and keeps what it is now. */
async function hasChanged(room: Room, share: OpenShare, takeIds: readonly string[], isOfMany: boolean): Promise<boolean> {
  const covered = await keepCovered(share, takeIds);
  const isOurs = takeIds.some((takeId) => covered.has(takeId) || room.shown.has(takeId));
  for (const takeId of takeIds) covered.has(takeId) ? room.shown.add(takeId) : room.shown.delete(takeId);
  const now = isOfMany ? new Set(await listCovered(share)) : room.shown;
  const areOthers = now.size !== room.shown.size || [...now].some((takeId) => !room.shown.has(takeId));
  room.shown = now;
  const rules = rulesOf(share);
  const isOther = rules !== room.rules;
  room.rules = rules;
  const video = isOfMany ? await videoOf(share) : room.video;
  const isOtherVideo = video !== room.video;
  room.video = video;
  return isOurs || areOthers || isOther || isOtherVideo;
}

async function videoOf(share: OpenShare): Promise<string | null> {
  return (await findReelVideo(share))?.sha256 ?? null;
}

function rulesOf({ passwordHash: _secret, ...share }: OpenShare): string {
  return JSON.stringify(share);
}

/** A database that can't be asked closes no stream. */
async function maySee(asked: Request, shareId: string): Promise<boolean> {
  try {
    await requireShare(asked, shareId);
    return true;
  } catch (error) {
    return !isExpected(error);
  }
}

/** The takes that a piece of the studio's news is about, and whether it may be about any. */
export function readNews(payload: string): { takeIds: string[]; isOfMany: boolean } {
  const news: unknown = JSON.parse(payload);
  if (typeof news !== "object" || news === null) return { takeIds: [], isOfMany: false };
  const about = Reflect.get(news, "about");
  const takeIds = [Reflect.get(news, "id"), Reflect.get(news, "takeId"), Reflect.get(news, "takeIds")].flat().filter((id) => typeof id === "string");
  return { takeIds, isOfMany: about === "share" || about === "reel" || (about === "gallery" && takeIds.length === 0) };
}
