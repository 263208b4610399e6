import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { route } from "@/lib/next/route";
import { listShares } from "@/lib/shares/data";
import { ListShares } from "@/lib/shares/schema";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  return Response.json({ data: await listShares(actor, readQuery(request, ListShares)) }, { headers: { "cache-control": "no-store" } });
});
