import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { sumCosts } from "@/lib/costs/data";
import { SumCosts } from "@/lib/costs/schema";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await sumCosts(scope, readQuery(request, SumCosts)), { headers: { "cache-control": "no-store" } });
});
