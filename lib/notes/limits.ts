export const NOTE_MAX = 4_000;
export const MENTIONS_MAX = 20;
/** More than anybody draws on one picture. */
export const SHAPES_MAX = 50;
/** Of all shapes of a mark together. */
export const POINTS_MAX = 2_000;
export const SHAPE_KINDS = ["pen", "arrow", "box"] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];
export const AUDIENCES = ["team", "clients"] as const;
export type Audience = (typeof AUDIENCES)[number];
/** The signs that somebody may put on a note. */
export const SIGN_NAMES = ["agree", "love", "done", "look", "laugh"] as const;
export type Sign = (typeof SIGN_NAMES)[number];
/** On one take, replies and deleted ones included. */
export const NOTES_OF_TAKE_MAX = 2_000;
/** By one guest on one take: nobody with a link fills it up. */
export const GUEST_NOTES_MAX = 200;
