import type { RenderStatus } from "@/lib/reels/limits";
import type { ClipView, TakeName } from "@/lib/takes/view";

/** What a part of a reel does not say by itself: how long it is and how it begins. */
interface ItemBase {
  id: string;
  /** How it begins: 0 is a cut, else a cross-fade of so long with what stands before it. */
  fadeMs: number;
}

export interface ReelTakeItem extends ItemBase {
  kind: "take";
  takeId: string;
  shotId: string;
  slate: string;
  number: number;
  /** The first and the last frame that are shown, counted from 0. */
  inFrame: number;
  outFrame: number;
  /** Of the whole clip. */
  frames: number;
  clip: Pick<ClipView, "url" | "posterUrl" | "spriteUrl" | "thumbhash" | "width" | "height" | "fps" | "durationMs">;
  /** Why somebody should look at it: it was put away since, or its shot goes on with another take. Null when all is well. */
  concern: "archived" | "trashed" | "other_choice" | null;
  /** The take that its shot goes on with, where that is another and has a clip. */
  choice: TakeName | null;
}

export interface ReelCardItem extends ItemBase {
  kind: "card";
  title: string;
  text: string;
  durationMs: number;
}

export type ReelItemView = ReelTakeItem | ReelCardItem;

/** One try at making a reel a video. */
export interface RenderView {
  id: string;
  /** Of the reel, when its pictures were read. */
  version: number;
  status: RenderStatus;
  /** 0 to 100. */
  percent: number;
  /** In plain words, why it failed. */
  why: string | null;
  createdAt: string;
  finishedAt: string | null;
  /** What it came to; null until it is ready. */
  video: ReelVideo | null;
}

/** A rendered reel. Addresses are paths on this host. */
export interface ReelVideo {
  url: string;
  posterUrl: string;
  /** To keep, under a good name. */
  downloadUrl: string;
  thumbhash: string;
  bytes: number;
  sha256: string;
  width: number;
  height: number;
  fps: number;
  durationMs: number;
}

export interface ReelView {
  id: string;
  name: string;
  projectId: string;
  projectName: string;
  projectCode: string;
  /** Counted up by each change of what it is made of: whoever changes it names the one that they saw. */
  version: number;
  isArchived: boolean;
  items: ReelItemView[];
  /** The render that is under way, or the last that came to an end otherwise than ready after the last ready one; null when there is none. */
  render: RenderView | null;
  /** The newest that is ready, whatever version it is of. */
  rendered: RenderView | null;
  /** Guests are not shown the newest video: a take that it has was taken out of the reel since, or stands in the trash. */
  isWithheld: boolean;
  /** Whether the asker may change and render it. */
  mayChange: boolean;
}

/** A reel in the list of them. */
export interface ReelCardView {
  id: string;
  name: string;
  projectId: string;
  projectName: string;
  projectCode: string;
  isArchived: boolean;
  takes: number;
  cards: number;
  durationMs: number;
  /** Takes in it that somebody should look at. */
  concerns: number;
  /** Of its first takes, at most three. */
  pictures: { url: string; thumbhash: string }[];
  render: { status: RenderStatus; percent: number; isOlder: boolean } | null;
  updatedAt: string;
}
