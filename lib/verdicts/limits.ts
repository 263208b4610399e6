export const VERDICT_KINDS = ["approved", "changes_requested", "rejected"] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];
export const SENTENCE_MAX = 1_000;
/** What each is called, at the beginning of a sentence. */
export const VERDICT_WORDS: Record<VerdictKind, string> = { approved: "Approved", changes_requested: "Changes requested", rejected: "Rejected" };
