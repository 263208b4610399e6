import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { getBatchDetail } from "@/lib/batches/list-takes";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const actor = await requestActor(request);
  return Response.json(await getBatchDetail(actor, await pathId(params)), { headers: { "cache-control": "no-store" } });
});
