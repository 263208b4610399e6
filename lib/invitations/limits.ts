// Plain values, for the browser too: no zod here.

/** What an invitation may make of somebody. An owner is made of a member, by an owner who knows them. */
export const INVITED_ROLES = ["reviewer", "producer"] as const;

export const INVITATION_DAYS = 7;

/** Open ones at a time, so that a slip of a script fills no table. */
export const INVITATIONS_MAX = 200;
