import type { Metadata } from "next";
import { ReelList } from "@/components/reels/reel-list";
import { KnownData } from "@/components/shell/known-data";
import { isAllowed } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { loadReels } from "@/lib/reels/loaders";
import { reelsQuery } from "@/lib/reels/queries";

export const metadata: Metadata = { title: "Reels" };

export default async function ReelsPage() {
  const [member, reels] = await Promise.all([requireMember(), loadReels()]);
  const known = [[reelsQuery().queryKey, reels]] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <ReelList mayChange={isAllowed(member, "write")} />
    </KnownData>
  );
}
