"use client";

import { useQuery } from "@tanstack/react-query";
import { tagsQuery } from "@/lib/gallery/queries";
import type { TagView } from "@/lib/gallery/view";

/** Every tag of the team. Undefined until it is known. */
export function useTags(): readonly TagView[] | undefined {
  return useQuery(tagsQuery()).data;
}
