"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Asked, firstTilesQuery } from "@/lib/gallery/queries";

/** The wall that is shown: the one before, until the first tiles of what is asked for are here, so that nothing flickers while somebody types. */
export function useShown(asked: Asked): { shown: Asked; isBehind: boolean } {
  const [shown, setShown] = useState(asked);
  const { isPending } = useQuery(firstTilesQuery(asked));
  useEffect(() => {
    if (!isPending) setShown(asked);
  }, [asked, isPending]);
  return isPending ? { shown, isBehind: shown !== asked } : { shown: asked, isBehind: false };
}
