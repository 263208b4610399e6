import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { getLineage } from "@/lib/lineage/data";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await getLineage(scope, await pathId(params)), { headers: { "cache-control": "no-store" } });
});
