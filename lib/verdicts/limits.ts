export const VERDICT_KINDS = ["approved", "changes_requested", "rejected"] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];
export const SENTENCE_MAX = 1_000;
