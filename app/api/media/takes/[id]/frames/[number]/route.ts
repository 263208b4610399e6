import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { serveFrame } from "@/lib/deliver/frame";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string; number: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  const { id, number } = await params;
  return serveFrame(request, scope, id, number);
});
export const HEAD = GET;
