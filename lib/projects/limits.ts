// Plain values, for the browser too: no zod here.

export const PROJECT_NAME_MAX = 60;
/** Letters of a code: short enough to be said, long enough to tell projects apart. */
export const CODE_MIN = 2;
export const CODE_MAX = 4;
/** Shots moved at once. */
export const MOVED_SHOTS_MAX = 100;
