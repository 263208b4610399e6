import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { checkedOrigin } from "@/lib/next/host";
import { route } from "@/lib/next/route";
import { getShareDetail } from "@/lib/shares/detail";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const actor = await requestActor(request);
  return Response.json(await getShareDetail(actor, await pathId(params), checkedOrigin(request)), { headers: { "cache-control": "no-store" } });
});
