import { requestActor } from "@/lib/access/request-actor";
import { listTags } from "@/lib/gallery/data";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  return Response.json(await listTags(actor), { headers: { "cache-control": "no-store" } });
});
