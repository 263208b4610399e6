import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { serveClip } from "@/lib/clips/serve";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return serveClip(request, scope, (await params).id, "clip");
});
export const HEAD = GET;
