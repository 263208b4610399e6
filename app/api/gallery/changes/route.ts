import { requestActor } from "@/lib/access/request-actor";
import { listChanges } from "@/lib/gallery/change-log";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  return Response.json(await listChanges(actor), { headers: { "cache-control": "no-store" } });
});
