import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readJson } from "@/lib/api/read-json";
import { listMade } from "@/lib/batches/made";
import { AskMade } from "@/lib/batches/schema";
import { route } from "@/lib/next/route";

/** Changes nothing: rows are more than an address can hold. */
export const POST = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listMade(scope, await readJson(request, AskMade)), { headers: { "cache-control": "no-store" } });
});
