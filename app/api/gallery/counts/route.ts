import { requestActor } from "@/lib/access/request-actor";
import { countTakes } from "@/lib/gallery/count";
import { readPlace } from "@/lib/gallery/state";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  const { filters } = readPlace(new URL(request.url).searchParams);
  return Response.json(await countTakes(actor, filters), { headers: { "cache-control": "no-store" } });
});
