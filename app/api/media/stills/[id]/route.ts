import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { serveStill } from "@/lib/stills/serve";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return serveStill(request, scope, (await params).id);
});
export const HEAD = GET;
