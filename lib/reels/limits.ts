// Plain values, for the browser too: no zod here.

/** Takes and cards of one reel. */
export const REEL_ITEMS_MAX = 200;
export const REEL_NAME_MAX = 80;
export const CARD_TITLE_MAX = 80;
export const CARD_TEXT_MAX = 240;
/** A cross-fade keeps that much of a clip's pictures in memory while it is rendered. */
export const FADE_MAX_MS = 1_000;
export const FADE_DEFAULT_MS = 500;
export const CARD_MIN_MS = 500;
export const CARD_MAX_MS = 15_000;
export const CARD_DEFAULT_MS = 3_000;
/** A render is begun so often when its workers die, and then given up. */
export const RENDER_TRIES_MAX = 3;

export const RENDER_STATUSES = ["queued", "rendering", "ready", "failed", "canceled"] as const;
export type RenderStatus = (typeof RENDER_STATUSES)[number];
