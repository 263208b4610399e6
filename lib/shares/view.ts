import type { ReviewShot, ReviewTake } from "@/lib/review/view";
import type { Activity, DownloadRule, Permission, ShareScopeName, ShareTakes } from "@/lib/shares/limits";
import type { VerdictKind } from "@/lib/verdicts/limits";

/** What a link is now. `paused`, `expired` and `revoked` look the same to whoever opens it. */
export type ShareState = "live" | "paused" | "expired" | "revoked";

/** A link as the team sees it. The link itself is shown once, when it is made. Dates are ISO strings. */
export interface ShareView {
  id: string;
  name: string;
  state: ShareState;
  scope: ShareScopeName;
  /** What it leads to, in words: "12 takes", "Shot AUT-04", "Reel Opening", "Gallery, live". */
  leadsTo: string;
  shotId: string | null;
  reelId: string | null;
  /** Of a live filter: the gallery's address with these filters. */
  filterHref: string | null;
  takes: ShareTakes;
  recipient: { name: string | null; email: string | null };
  permission: Permission;
  downloads: DownloadRule;
  shows: { prompts: boolean; costs: boolean; teamNotes: boolean };
  hasPassword: boolean;
  /** The last four characters of the link. */
  hint: string;
  /** Null: never. */
  expiresAt: string | null;
  embedOrigins: string[];
  createdAt: string;
  by: string | null;
  lastOpenedAt: string | null;
  opens: number;
  /** What was done over it so far. */
  done: { guests: number; watched: number; notes: number; approved: number; changes: number; downloads: number };
}

/** A link that was just made or renewed: the only moment at which its address is known. */
export interface NewShareLink {
  share: ShareView;
  url: string;
}

/** One line of what was done over a link. */
export interface ShareActivityView {
  id: string;
  at: string;
  what: Activity;
  /** As they called themselves; null for somebody who gave no name. */
  who: string | null;
  /** "AUT-04 take 2"; null where it is about no take, or one that is gone. */
  take: { takeId: string; name: string } | null;
  /** Of `watched`: how much of the clip, in percent. */
  percent: number | null;
  verdict: VerdictKind | null;
}

export interface ShareDetail {
  share: ShareView;
  /** How many takes a guest sees now. */
  takeCount: number;
  guests: { id: string; name: string; firstSeenAt: string; lastSeenAt: string }[];
  /** The newest first, 200 at most. */
  activity: ShareActivityView[];
  /** What is pasted into another page; null unless the link is open and has embed origins. */
  embedCode: string | null;
}

/** A word that was given over a link, and of which bytes. It is never changed; who said something else later took this one back. */
export interface ShareSignOffView {
  id: string;
  /** Tells two guests of one name apart. */
  guestId: string | null;
  /** As they called themselves then. */
  name: string;
  kind: VerdictKind;
  sentence: string | null;
  /** "AUT-04 take 2". */
  take: { takeId: string; name: string };
  clip: { bytes: number; durationMs: number; width: number; height: number } | null;
  /** Of exactly these bytes: the clip as it was generated, which is what guests watch and keep. */
  clipSha256: string;
  at: string;
  takenBackAt: string | null;
}

/** A take as a guest sees it. Its addresses stand below /g/<share>/api. */
export interface GuestTake extends ReviewTake {
  /** Under which to keep it; null while the link does not allow that. */
  downloadUrl: string | null;
  downloadBytes: number | null;
  /** This guest's own verdict. */
  mine: { kind: VerdictKind; sentence: string | null; at: string } | null;
  /** In micro-dollars; null unless the link shows costs. */
  costMicros: number | null;
}

/** A shot of the share, with those of its takes that the share covers. */
export interface GuestShot extends ReviewShot {
  takes: GuestTake[];
}

/** All that a guest's room shows. */
export interface GuestRoom {
  shareId: string;
  /** Below it stands everything that the room asks for: "/g/<share>/api". */
  api: string;
  name: string;
  /** Who made the link, by name. */
  from: string | null;
  /** Null: it never closes by itself. */
  expiresAt: string | null;
  permission: Permission;
  shows: { prompts: boolean; costs: boolean; teamNotes: boolean };
  /** True in another site's frame: only to be watched. */
  isEmbedded: boolean;
  /** Who they said they are; null until they did. */
  guest: { id: string; name: string } | null;
  /** Whom the link is for, to begin the question for the name with. */
  suggestedName: string | null;
  shots: GuestShot[];
  /** It is a link to a reel, whether or not there is a video of it. */
  hasReel: boolean;
  /** Of a link to a reel, the newest video in which all takes still stand; null while there is none, and for other links. */
  reel: {
    name: string;
    url: string;
    posterUrl: string | null;
    width: number;
    height: number;
    durationMs: number;
    fps: number;
    downloadUrl: string | null;
  } | null;
  /** The zip of all that may be kept now; null while nothing may. */
  zip: { url: string; takes: number } | null;
}
