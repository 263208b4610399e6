import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { deliverClip } from "@/lib/deliver/deliver-clip";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return deliverClip(request, scope, (await params).id);
});
export const HEAD = GET;
