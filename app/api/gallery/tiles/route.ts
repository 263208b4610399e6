import { requireRight } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { findTiles } from "@/lib/gallery/data";
import { AskTiles } from "@/lib/gallery/schema";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  requireRight(actor, "read");
  const { ids } = readQuery(request, AskTiles);
  return Response.json(await findTiles(actor, ids), { headers: { "cache-control": "no-store" } });
});
