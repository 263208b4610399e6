import { requestActor } from "@/lib/access/request-actor";
import { listTiles } from "@/lib/gallery/data";
import { readPlace } from "@/lib/gallery/state";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  const asked = new URL(request.url).searchParams;
  const limit = Number(asked.get("limit")) || undefined;
  const page = await listTiles(actor, { ...readPlace(asked), cursor: asked.get("cursor") || undefined, limit });
  return Response.json(page, { headers: { "cache-control": "no-store" } });
});
