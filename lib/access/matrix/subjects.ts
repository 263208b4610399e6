import type { TeamRight } from "@/lib/access/matrix/table";

/** Those who try. What each may is written out here by hand: it must not follow from the code that is tried. */
export const TEAM = {
  nobody: [],
  stranger: [],
  removed: [],
  reviewer: ["read", "review"],
  producer: ["read", "review", "write", "spend"],
  owner: ["read", "review", "write", "spend", "manage"],
  "token read": ["read"],
  "token write": ["review", "write"],
  "token spend": ["spend"],
  "reviewer's token": ["read", "review"],
  "removed member's token": [],
  "revoked token": [],
} as const satisfies Record<string, readonly TeamRight[]>;
export type TeamName = keyof typeof TEAM;

/** Signed in, so that they may act for themselves. */
export const MEMBERS: readonly TeamName[] = ["reviewer", "producer", "owner"];

/** Who can't even be known: 401. Everybody else who may not is refused with 403. */
const UNKNOWN: readonly TeamName[] = ["nobody", "stranger", "removed", "removed member's token", "revoked token"];

/** What the team's part of the studio answers somebody: 0 is success. */
export function teamVerdict(name: TeamName, who: TeamRight | "self"): 0 | 401 | 403 {
  if (UNKNOWN.includes(name)) return 401;
  const may: readonly string[] = TEAM[name];
  return (who === "self" ? MEMBERS.includes(name) : may.includes(who)) ? 0 : 403;
}

/** Actions know sessions alone: a token is nobody there. */
export function actionVerdict(name: TeamName, who: TeamRight | "self"): 0 | 401 | 403 {
  return MEMBERS.includes(name) ? teamVerdict(name, who) : 401;
}

/** What a guest's browser holds, and what the guard answers at each need: view, comment, approve. 0 is success. */
export const GUESTS = {
  "may view": { view: 0, comment: 403, approve: 403 },
  "may comment": { view: 0, comment: 0, approve: 403 },
  "may approve": { view: 0, comment: 0, approve: 0 },
  "may approve, no name yet": { view: 0, comment: 422, approve: 422 },
  "in a frame": { view: 0, comment: 403, approve: 403 },
  "password pending": { view: 401, comment: 401, approve: 401 },
  expired: { view: 404, comment: 404, approve: 404 },
  paused: { view: 404, comment: 404, approve: 404 },
  revoked: { view: 404, comment: 404, approve: 404 },
  "password changed": { view: 404, comment: 404, approve: 404 },
  "of another link": { view: 404, comment: 404, approve: 404 },
  forged: { view: 404, comment: 404, approve: 404 },
} as const;
export type GuestName = keyof typeof GUESTS;
