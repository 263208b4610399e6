import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ReelList } from "@/components/reels/reel-list";
import { isAllowed } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { loadReels } from "@/lib/reels/loaders";
import { reelsQuery } from "@/lib/reels/queries";

export const metadata: Metadata = { title: "Reels" };

export default async function ReelsPage() {
  const [member, reels] = await Promise.all([requireMember(), loadReels()]);
  const client = new QueryClient();
  client.setQueryData(reelsQuery().queryKey, reels);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReelList mayChange={isAllowed(member, "write")} />
    </HydrationBoundary>
  );
}
