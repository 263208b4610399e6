import type { Sample } from "@/lib/access/matrix/world";

/**
 * Who may use something:
 * `open` anybody; `signed` whoever has the address that we signed; `self` a member, for themselves alone; `read`, `review`, `write`, `spend`, `manage` who has
 * that right; `door` whoever holds the pass of a link, its password still to be given; `view`, `comment`, `approve` a guest whose link allows it.
 */
export type Who = "open" | "signed" | "self" | TeamRight | GuestRight;
export type TeamRight = "read" | "review" | "write" | "spend" | "manage";
export type GuestRight = "door" | "view" | "comment" | "approve";

/** Who, and, where an empty request would not do, one that succeeds for whoever may. */
export type Row = Who | [who: Who, sample: Sample];

export const whoOf = (row: Row): Who => (typeof row === "string" ? row : row[0]);
export const sampleOf = (row: Row): Sample => (typeof row === "string" ? () => ({}) : row[1]);
