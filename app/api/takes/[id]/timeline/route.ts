import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { getTimeline } from "@/lib/timeline/data";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await getTimeline(scope, await pathId(params)), { headers: { "cache-control": "no-store" } });
});
