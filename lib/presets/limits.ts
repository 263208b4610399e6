// Plain values, for the browser too: no zod here.

/** A name stays on one line of a menu. */
export const PRESET_NAME_MAX = 60;
/** More than this nobody finds again; it also bounds what a list carries. */
export const PRESETS_MAX = 200;
/** A preset that was deleted can be taken back as long as the toast stands; a day is plenty. */
export const DELETED_PRESET_KEPT_MS = 24 * 60 * 60 * 1000;
