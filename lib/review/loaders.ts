import "server-only";
import { notFound } from "next/navigation";
import { isAllowed, readScope } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/next/session";
import { findShotToReview, getReviewShot } from "@/lib/review/data";
import type { ReviewShot } from "@/lib/review/view";

/** A shot for its room, and what the member may do there; strangers sign in, and what is not there is not found. */
export async function loadReviewShot(shotId: string): Promise<{ shot: ReviewShot; may: { decide: boolean; pick: boolean; spend: boolean } }> {
  const actor = await requireMember();
  try {
    return {
      shot: await getReviewShot(readScope(actor), shotId),
      may: { decide: isAllowed(actor, "review"), pick: isAllowed(actor, "write"), spend: isAllowed(actor, "spend") },
    };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** The shot that a reviewer would look at next; null while nothing is ready. */
export async function loadShotToReview(): Promise<string | null> {
  return findShotToReview(readScope(await requireMember()));
}
