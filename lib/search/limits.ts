// Plain values, for the browser too: no zod here.

/** What one types into a search box. */
export const SEARCH_MAX = 200;
/** What fits a list that is read at a glance. */
export const FOUND_MAX = 8;
