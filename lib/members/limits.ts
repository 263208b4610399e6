// Plain values, for the browser too: no zod here.

export const ROLES = ["owner", "producer", "reviewer"] as const;

/** What a role may do, in a line. */
export const ROLE_WORDS = {
  owner: "Everything: settings, keys, money and members",
  producer: "Starts takes, which spends money, and shares them",
  reviewer: "Watches, writes notes and gives verdicts",
} as const;
