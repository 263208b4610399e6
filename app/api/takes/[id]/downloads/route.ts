import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { listDownloads } from "@/lib/deliver/list-downloads";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  return Response.json(await listDownloads(scope, await pathId(params)), { headers: { "cache-control": "no-store" } });
});
