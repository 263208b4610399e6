import { readScope, requireRight } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { intentOf } from "@/lib/api/idempotency";
import { readJson } from "@/lib/api/read-json";
import { readQuery } from "@/lib/api/read-query";
import { StartQuery } from "@/lib/api/schema";
import { route } from "@/lib/next/route";
import { listTakes } from "@/lib/takes/data";
import { quoteTakes } from "@/lib/takes/quote";
import { ListTakes, StartTakes } from "@/lib/takes/schema";
import { startTakes } from "@/lib/takes/start";

export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listTakes(scope, readQuery(request, ListTakes)), { headers: { "cache-control": "no-store" } });
});

export const POST = route(async (request) => {
  const actor = await requestActor(request);
  const { dryRun } = readQuery(request, StartQuery);
  requireRight(actor, dryRun ? "read" : "spend");
  const input = await readJson(request, StartTakes);
  if (dryRun) return Response.json({ price: await quoteTakes(actor, input) });
  const takes = await startTakes(actor, { ...input, intent: intentOf(request, actor, input) });
  return Response.json({ takes }, { status: 202 });
});
