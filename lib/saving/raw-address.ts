import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { RawAddress } from "@/lib/saving/view";

/**
 * Where the provider put a clip that could not be saved, for a person to try. The address may be signed, so it is told to whoever may
 * write and asks, and stands in no view. Throws `not_found` when there is none, or the clip is ours.
 */
export async function rawAddress(actor: Actor, { takeId }: { takeId: string }): Promise<RawAddress> {
  requireRight(actor, "write");
  const take = await db().take.findFirst({
    where: { id: takeId, status: { in: ["saving", "failed"] } },
    select: { outputUrl: true, outputUntil: true },
  });
  const url = take?.outputUrl ? URL.parse(take.outputUrl) : null;
  // shown as a link: what the provider gave must be an address of the web and nothing that runs
  if (!url || !["https:", "http:"].includes(url.protocol)) throw new AppError("not_found", "The provider gave no address for this take.");
  return { url: url.href, keptUntil: take?.outputUntil?.toISOString() ?? null };
}
