import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listProjects } from "@/lib/projects/data";

export const GET = route(async (request) => {
  return Response.json(await listProjects(await requestActor(request)), { headers: { "cache-control": "no-store" } });
});
