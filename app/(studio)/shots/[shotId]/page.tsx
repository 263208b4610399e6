import type { Metadata } from "next";
import { TeamRoom } from "@/components/review/team-room";
import { KnownData } from "@/components/shell/known-data";
import { REVIEW_KEY } from "@/lib/query-keys";
import { loadReviewShot } from "@/lib/review/loaders";

export const metadata: Metadata = { title: "Review" };

interface ShotPageProps {
  params: Promise<{ shotId: string }>;
}

export default async function ShotPage({ params }: ShotPageProps) {
  const { shotId } = await params;
  const { shot, may } = await loadReviewShot(shotId);
  const known = [[[...REVIEW_KEY, "shot", shot.id], shot]] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <TeamRoom shotId={shot.id} may={may} />
    </KnownData>
  );
}
