import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listProjects } from "@/lib/projects/data";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  return Response.json(await listProjects(readScope(actor), actor.memberId), { headers: { "cache-control": "no-store" } });
});
