import type { Metadata } from "next";
import { BatchPage } from "@/components/batches/batch-page";
import { KnownData } from "@/components/shell/known-data";
import { loadBatch } from "@/lib/batches/loaders";
import { batchQuery } from "@/lib/batches/queries";

export const metadata: Metadata = { title: "Batch" };

interface BatchRouteProps {
  params: Promise<{ id: string }>;
}

export default async function BatchRoute({ params }: BatchRouteProps) {
  const { id } = await params;
  const { detail, canSpend } = await loadBatch(id);
  const known = [[batchQuery(id).queryKey, detail]] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <BatchPage batchId={id} canSpend={canSpend} />
    </KnownData>
  );
}
