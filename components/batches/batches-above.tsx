"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFeedDeeds } from "@/components/takes/feed/feed-context";
import { batchesQuery } from "@/lib/batches/queries";

const BatchLines = dynamic(() => import("@/components/batches/batch-lines").then((module) => module.BatchLines), { ssr: false });

/** The batches above the feed; their code comes with the first of them. */
export function BatchesAbove() {
  const { canSpend } = useFeedDeeds();
  const { data } = useQuery(batchesQuery());
  return data && data.length > 0 ? <BatchLines batches={data} canSpend={canSpend} /> : null;
}
