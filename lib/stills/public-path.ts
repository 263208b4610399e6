import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** A path at which anyone may read this still for so long: how a provider gets at it. */
export function publicStillPath(stillId: string, forSeconds: number, now = new Date()): string {
  const claim = `${stillId}~${Math.floor(now.getTime() / 1000) + forSeconds}`;
  // Some vendors look at the ending, so it is part of what is signed.
  return `/api/media/public/${claim}~${sign(claim)}.jpg`;
}

/** The still that a last part of such a path stands for; null when it was not made here or its time is over. */
export function readPublicName(name: string, now = new Date()): { stillId: string; secondsLeft: number } | null {
  const match = /^([0-9a-f-]{36})~(\d{1,12})~([A-Za-z0-9_-]{43})\.jpg$/.exec(name);
  const [, stillId = "", until = "", signature = ""] = match ?? [];
  if (!match || !timingSafeEqual(Buffer.from(signature), Buffer.from(sign(`${stillId}~${until}`)))) return null;
  const secondsLeft = Number(until) - Math.floor(now.getTime() / 1000);
  return secondsLeft > 0 ? { stillId, secondsLeft } : null;
}

function sign(claim: string): string {
  const key = createHmac("sha256", env().SECRET_KEY).update("public still").digest();
  return createHmac("sha256", key).update(claim).digest("base64url");
}
