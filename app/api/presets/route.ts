import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listPresets } from "@/lib/presets/data";

/** The presets that the team shares. */
export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listPresets(scope), { headers: { "cache-control": "no-store" } });
});
