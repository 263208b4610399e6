import type { z } from "zod";
import { db } from "@/lib/db";
import { tellActivity } from "@/lib/shares/activity";
import type { Guest } from "@/lib/shares/guest";
import type { GuestVerdict } from "@/lib/shares/schema";
import { giveVerdict, takeBackVerdict } from "@/lib/verdicts/give";
import type { TakeVerdicts } from "@/lib/verdicts/view";

/** A guest's word on a take, and that it was given. The same one pressed twice is told once. Throws as `giveVerdict` does. */
export async function signOff(guest: Guest, takeId: string, { kind, sentence }: z.output<typeof GuestVerdict>): Promise<TakeVerdicts> {
  const before = await ownOf(guest, takeId);
  const told = await giveVerdict(guest, { takeId, kind, ...(sentence && { sentence }) });
  if (before?.kind !== kind || (before.sentence ?? "") !== (sentence ?? "")) await tellActivity(guest, "verdict", { takeId, detail: { kind } });
  return told;
}

/** Takes a guest's own word back, and tells that. What was never given takes nothing back. Throws as `takeBackVerdict` does. */
export async function takeBackSignOff(guest: Guest, takeId: string): Promise<TakeVerdicts> {
  const before = await ownOf(guest, takeId);
  const told = await takeBackVerdict(guest, { takeId });
  if (before) await tellActivity(guest, "verdict", { takeId });
  return told;
}

async function ownOf({ guestId }: Guest, takeId: string): Promise<{ kind: string; sentence: string | null } | null> {
  return db().verdict.findFirst({ where: { takeId, guestId: guestId ?? "none" }, select: { kind: true, sentence: true } });
}
