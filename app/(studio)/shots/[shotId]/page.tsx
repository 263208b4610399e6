import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { TeamRoom } from "@/components/review/team-room";
import { loadReviewShot } from "@/lib/review/loaders";
import { REVIEW_KEY } from "@/lib/review/queries";

export const metadata: Metadata = { title: "Review" };

interface ShotPageProps {
  params: Promise<{ shotId: string }>;
}

export default async function ShotPage({ params }: ShotPageProps) {
  const { shotId } = await params;
  const { shot, may } = await loadReviewShot(shotId);
  const client = new QueryClient();
  client.setQueryData([...REVIEW_KEY, "shot", shot.id], shot);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TeamRoom shotId={shot.id} may={may} />
    </HydrationBoundary>
  );
}
