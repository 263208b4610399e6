import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { getNotes } from "@/lib/notes/data";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const actor = await requestActor(request);
  return Response.json(await getNotes(actor, await pathId(params)), { headers: { "cache-control": "no-store" } });
});
