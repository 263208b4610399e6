import "server-only";
import { notFound } from "next/navigation";
import { readScope } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/next/session";
import { getReel, listReels } from "@/lib/reels/data";
import type { ReelCardView, ReelView } from "@/lib/reels/view";

/** Every reel; sends strangers to sign in. */
export async function loadReels(): Promise<ReelCardView[]> {
  return listReels(readScope(await requireMember()));
}

/** One reel; a page that isn't there for one that is none. */
export async function loadReel(reelId: string): Promise<ReelView> {
  const member = await requireMember();
  try {
    return await getReel(member, reelId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
