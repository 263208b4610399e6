// Plain values, for the browser too: no zod here.

export const SHARE_NAME_MAX = 80;
export const RECIPIENTS_MAX = 50;
/** Takes that one link can hold when they were chosen by hand, or were what a filter showed at that moment. */
export const SELECTION_MAX = 500;
export const EMBED_ORIGINS_MAX = 10;
/** Open links in the list of them: more than a studio has, so that none is open unseen. */
export const OPEN_SHOWN_MAX = 2_000;
/** Closed ones, the newest. */
export const CLOSED_SHOWN_MAX = 200;
export const SHARE_PASSWORD_MIN = 8;
export const SHARE_PASSWORD_MAX = 128;
/** A link closes by itself after this, unless something else was chosen. */
export const EXPIRY_DAYS_DEFAULT = 30;
export const EXPIRY_DAYS_MAX = 730;
export const GUEST_NAME_MAX = 60;
/** How long a guest is known again. */
export const GUEST_DAYS = 90;

export const SHARE_SCOPES = ["selection", "filter", "shot", "reel"] as const;
export type ShareScopeName = (typeof SHARE_SCOPES)[number];
export const PERMISSIONS = ["view", "comment", "approve"] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const DOWNLOAD_RULES = ["off", "after_approval", "on"] as const;
export type DownloadRule = (typeof DOWNLOAD_RULES)[number];
export const SHARE_TAKES = ["all", "latest", "approved"] as const;
export type ShareTakes = (typeof SHARE_TAKES)[number];
export const ACTIVITIES = ["opened", "unlocked", "refused", "watched", "noted", "verdict", "downloaded"] as const;
export type Activity = (typeof ACTIVITIES)[number];
