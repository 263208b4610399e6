import { readJson } from "@/lib/api/read-json";
import { tellWatched } from "@/lib/shares/activity";
import { requireCovered } from "@/lib/shares/guest";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { Watched } from "@/lib/shares/schema";

/** The player says how much of the clip it has played. */
export const POST = guestRoute<{ shareId: string; takeId: string }>("view", async (request, visit, { takeId }) => {
  const { share } = await readJson(request, Watched);
  await requireCovered(visit.guest, [takeId]);
  await tellWatched(visit, takeId, Math.round(share * 100));
  return guestJson({ takeId });
});
