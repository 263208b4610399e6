import { requestActor } from "@/lib/access/request-actor";
import { listBatches } from "@/lib/batches/data";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  return Response.json(await listBatches(await requestActor(request)), { headers: { "cache-control": "no-store" } });
});
