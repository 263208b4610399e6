import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { BatchPage } from "@/components/batches/batch-page";
import { loadBatch } from "@/lib/batches/loaders";
import { batchQuery } from "@/lib/batches/queries";

export const metadata: Metadata = { title: "Batch" };

interface BatchRouteProps {
  params: Promise<{ id: string }>;
}

export default async function BatchRoute({ params }: BatchRouteProps) {
  const { id } = await params;
  const { detail, canSpend } = await loadBatch(id);
  const client = new QueryClient();
  client.setQueryData(batchQuery(id).queryKey, detail);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BatchPage batchId={id} canSpend={canSpend} />
    </HydrationBoundary>
  );
}
