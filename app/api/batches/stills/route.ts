import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readJson } from "@/lib/api/read-json";
import { findStills, listRecentStills } from "@/lib/batches/find-stills";
import { AskStills } from "@/lib/batches/schema";
import { route } from "@/lib/next/route";

const FRESH = { headers: { "cache-control": "no-store" } };

/** The newest stills. */
export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listRecentStills(scope), FRESH);
});

/** Stills by id or file name. Changes nothing: the names of a sheet are more than an address can hold. */
export const POST = route(async (request) => {
  const scope = readScope(await requestActor(request));
  const { refs } = await readJson(request, AskStills);
  return Response.json(await findStills(scope, refs), FRESH);
});
