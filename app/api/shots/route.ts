import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { route } from "@/lib/next/route";
import { listShots } from "@/lib/shots/data";
import { ListShots } from "@/lib/shots/schema";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  const { projectId } = readQuery(request, ListShots);
  return Response.json(await listShots(scope, projectId), { headers: { "cache-control": "no-store" } });
});
