import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { serveReel } from "@/lib/reels/serve";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return serveReel(request, scope, await pathId(params), "poster");
});
export const HEAD = GET;
