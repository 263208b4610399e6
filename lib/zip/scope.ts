import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { db } from "@/lib/db";

/** On whose behalf clips are put into a zip. */
export interface ZipScope {
  /** Whose zip it is: nobody else can fetch it. */
  owner: { memberId: string } | { shareId: string };
  /** Without prompts, nothing of the recipe is shown: neither provider nor seed, in no name, manifest or clip. */
  shows: { prompts: boolean; costs: boolean };
  /** Those of the takes whose clips may be had now. It is asked again right before a clip is sent; throws when nothing may be had any more. */
  allowed(takeIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What the maker of the request may have: every clip that isn't in the trash, as long as they may read. Throws `unauthenticated` and `forbidden`. */
export async function teamZipScope(request: Request): Promise<ZipScope> {
  const { memberId } = await requestActor(request);
  const allowed: ZipScope["allowed"] = async (takeIds) => {
    readScope(await requestActor(request));
    const rows = await db().take.findMany({ where: { id: { in: [...takeIds] }, trashedAt: null }, select: { id: true } });
    return new Set(rows.map(({ id }) => id));
  };
  await allowed([]);
  return { owner: { memberId }, shows: { prompts: true, costs: true }, allowed };
}
