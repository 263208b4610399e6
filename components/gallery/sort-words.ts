import type { Sort } from "@/lib/gallery/limits";

export const SORT_WORDS: Record<Sort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  rating: "Best rated",
  longest: "Longest first",
  dearest: "Dearest first",
};
