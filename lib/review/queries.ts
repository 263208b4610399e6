/**
 * Begins each key of what is read in the room, so that one event refreshes it: [...REVIEW_KEY, "shot", shotId], [...REVIEW_KEY, "notes", takeId] and
 * [...REVIEW_KEY, "verdicts", takeId].
 */
export const REVIEW_KEY = ["review"] as const;
