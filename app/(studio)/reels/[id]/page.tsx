import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ReelEditor } from "@/components/reels/reel-editor";
import { loadReel } from "@/lib/reels/loaders";
import { reelQuery } from "@/lib/reels/queries";

export const metadata: Metadata = { title: "Reel" };

interface ReelPageProps {
  params: Promise<{ id: string }>;
}

export default async function ReelPage({ params }: ReelPageProps) {
  const reel = await loadReel((await params).id);
  const client = new QueryClient();
  client.setQueryData(reelQuery(reel.id).queryKey, reel);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReelEditor reelId={reel.id} />
    </HydrationBoundary>
  );
}
