import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listPrompts } from "@/lib/prompts/data";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  return Response.json(await listPrompts(readScope(actor), actor.memberId), { headers: { "cache-control": "no-store" } });
});
