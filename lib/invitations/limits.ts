// Plain values, for the browser too: no zod here.

/** What an invitation may make of somebody. An owner is made of a member, by an owner who knows them. */
export const INVITED_ROLES = ["reviewer", "producer"] as const;

/** What somebody is invited to, said to them. */
export const INVITED_WORDS = {
  owner: "Everything is yours to set: keys, money and members.",
  producer: "You start takes, which spends money, and share them.",
  reviewer: "You watch takes, write notes and give verdicts.",
} as const;

export const INVITATION_DAYS = 7;

/** Open ones at a time, so that a slip of a script fills no table. */
export const INVITATIONS_MAX = 200;
