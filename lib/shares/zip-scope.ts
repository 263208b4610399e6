import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { mayDownload } from "@/lib/shares/bytes";
import { keepCovered } from "@/lib/shares/covered";
import { requireShare } from "@/lib/shares/guest";
import type { ZipScope } from "@/lib/zip/scope";

/** What the link of a request lets be kept, for a zip: the guard and the rule for downloads are asked anew before each clip. */
export async function guestZipScope(request: Request, shareId: string): Promise<ZipScope> {
  const { guest } = await requireShare(request, shareId);
  // before anything is settled or begun: without this a zip would begin and break off
  if (guest.downloads === "off") throw new AppError("forbidden", "This link is for looking: its clips can’t be kept.");
  return {
    owner: { shareId: guest.shareId },
    shows: { prompts: guest.shows.prompts, costs: guest.shows.costs },
    async allowed(takeIds) {
      const now = await requireShare(request, shareId);
      const covered = await keepCovered(now.share, takeIds);
      const rows = await db().take.findMany({ where: { id: { in: [...covered] } }, select: { id: true, verdict: true } });
      return new Set(rows.filter(({ verdict }) => mayDownload(now.guest, verdict)).map(({ id }) => id));
    },
  };
}
