import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { listBatches } from "@/lib/batches/data";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listBatches(scope), { headers: { "cache-control": "no-store" } });
});
