import type { Metadata } from "next";
import { ReelEditor } from "@/components/reels/reel-editor";
import { KnownData } from "@/components/shell/known-data";
import { loadReel } from "@/lib/reels/loaders";
import { reelQuery } from "@/lib/reels/queries";

export const metadata: Metadata = { title: "Reel" };

interface ReelPageProps {
  params: Promise<{ id: string }>;
}

export default async function ReelPage({ params }: ReelPageProps) {
  const reel = await loadReel((await params).id);
  const known = [[reelQuery(reel.id).queryKey, reel]] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <ReelEditor reelId={reel.id} />
    </KnownData>
  );
}
