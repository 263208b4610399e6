"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { batchesQuery } from "@/lib/batches/queries";

const BatchLines = dynamic(() => import("@/components/batches/batch-lines").then((module) => module.BatchLines), { ssr: false });

/** The batches above the feed; their code comes with the first of them. */
export function BatchesAbove() {
  const { data } = useQuery(batchesQuery());
  return data && data.length > 0 ? <BatchLines batches={data} /> : null;
}
