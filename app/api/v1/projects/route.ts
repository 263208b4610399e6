import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listProjects } from "@/lib/projects/data";

export const GET = route(async (request) => {
  const { projects } = await listProjects(await requestActor(request));
  return Response.json({ data: projects }, { headers: { "cache-control": "no-store" } });
});
