"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useReviewSource } from "@/components/review/source";
import { reviewShotQuery } from "@/lib/review/queries";
import type { ReviewShot } from "@/lib/review/view";

/** Asks for the shots beside this one, and for their posters, so that going on takes no time. */
export function usePrefetchShots({ previousId, nextId }: ReviewShot): void {
  const client = useQueryClient();
  const { readShot } = useReviewSource();
  useEffect(() => {
    // the next one first: most go on
    for (const shotId of [nextId, previousId]) {
      if (!shotId) continue;
      const query = reviewShotQuery(shotId, readShot);
      void client.prefetchQuery(query).then(() => {
        for (const { clip } of client.getQueryData(query.queryKey)?.takes ?? []) if (clip) new Image().src = clip.posterUrl;
      });
    }
  }, [client, readShot, previousId, nextId]);
}
