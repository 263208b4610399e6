import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { listFigures } from "@/lib/health/figures";
import { metricsText } from "@/lib/health/metrics";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  const text = metricsText(await listFigures(scope));
  return new Response(text, { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" } });
});
