import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { route } from "@/lib/next/route";
import { listPlaces } from "@/lib/sending/queue";
import { AskPlaces } from "@/lib/takes/schema";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  const { takes } = readQuery(request, AskPlaces);
  return Response.json(await listPlaces(scope, takes), { headers: { "cache-control": "no-store" } });
});
