import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listReels } from "@/lib/reels/data";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listReels(scope), { headers: { "cache-control": "no-store" } });
});
