import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { cancelTake } from "@/lib/takes/cancel";

export const POST = route<{ id: string }>(async (request, { params }) => {
  const actor = await requestActor(request);
  return Response.json(await cancelTake(actor, { takeId: await pathId(params) }), { status: 202 });
});
