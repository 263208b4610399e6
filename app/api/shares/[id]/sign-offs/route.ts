import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { listSignOffs } from "@/lib/shares/sign-offs";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const data = await listSignOffs(await requestActor(request), await pathId(params));
  return Response.json({ data }, { headers: { "cache-control": "no-store" } });
});
