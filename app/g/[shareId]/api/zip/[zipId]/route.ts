import { tellActivity } from "@/lib/shares/activity";
import { guestRoute } from "@/lib/shares/guest-route";
import { guestZipScope } from "@/lib/shares/zip-scope";
import { serveZip } from "@/lib/zip/serve";

export const GET = guestRoute<{ shareId: string; zipId: string }>("view", async (request, { guest }, { shareId, zipId }) => {
  const response = await serveZip(request, await guestZipScope(request, shareId), zipId);
  if (request.method === "GET" && !request.headers.has("range")) await tellActivity(guest, "downloaded", { detail: { zip: true } });
  return response;
});
export const HEAD = GET;
