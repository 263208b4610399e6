import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { getReel } from "@/lib/reels/data";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const actor = await requestActor(request);
  return Response.json(await getReel(actor, await pathId(params)), { headers: { "cache-control": "no-store" } });
});
