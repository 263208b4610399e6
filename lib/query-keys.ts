/**
 * The first word of each kind of query's key. They stand here, and not beside what asks, so that an event can have a whole kind be asked again
 * without the code of every query that there is.
 */
export const BATCHES_KEY = ["batches"] as const;
export const BUDGETS_KEY = ["budgets"] as const;
export const NOTICES_KEY = ["notices"] as const;
export const PROJECTS_KEY = ["projects"] as const;
export const REELS_KEY = ["reels"] as const;
export const SHARES_KEY = ["shares"] as const;
export const STATE_KEY = ["state"] as const;
export const TAKES_KEY = ["takes"] as const;
export const LINEAGE_KEY = [...TAKES_KEY, "lineage"] as const;
/**
 * What is read in the review room, so that one event refreshes it: [...REVIEW_KEY, "shot", shotId], [...REVIEW_KEY, "notes", takeId] and
 * [...REVIEW_KEY, "verdicts", takeId].
 */
export const REVIEW_KEY = ["review"] as const;
