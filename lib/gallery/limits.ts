// Plain values, for the browser too: no zod here.

/** Tiles of one answer. */
export const TILES_MAX = 200;
export const TILES_DEFAULT = 50;
/** Tiles asked for by their ids at once: they stand in an address. */
export const TILES_BY_ID_MAX = 100;
/** Takes named one by one in a selection: what a request can carry. More are named by their filter. */
export const SELECTED_MAX = 20_000;
/** What is counted one by one is counted so far, and then "1,000+". */
export const COUNTED_MAX = 1_000;
/** Changes that did not come to their end, of which so many are shown. */
export const CHANGES_LISTED = 5;
export const TAG_MAX = 40;
/** Tags that a take may be narrowed to at once. */
export const TAGS_MAX = 10;
export const TEXT_MAX = 200;
export const RATING_MAX = 5;

export const SORTS = ["newest", "oldest", "rating", "longest", "dearest"] as const;
export type Sort = (typeof SORTS)[number];

/** What the wall shows instead of the takes that are worked with. */
export const SHELVES = ["archive", "trash"] as const;
export type Shelf = (typeof SHELVES)[number];

/** The shapes of clips; one stands for all that are nearest to it. */
export const RATIOS = ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"] as const;
export type Ratio = (typeof RATIOS)[number];

export const MODES = ["live", "sandbox"] as const;
export type Mode = (typeof MODES)[number];

/** Takes with notes, and those of them with one that isn't resolved. */
export const NOTED = ["any", "open"] as const;
export type Noted = (typeof NOTED)[number];
