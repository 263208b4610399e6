import { requestActor } from "@/lib/access/request-actor";
import { readJson } from "@/lib/api/read-json";
import { selectedIds } from "@/lib/gallery/select";
import { route } from "@/lib/next/route";
import { makeZip } from "@/lib/zip/make";
import { MakeZip } from "@/lib/zip/schema";
import { teamZipScope } from "@/lib/zip/scope";

export const POST = route(async (request) => {
  const scope = await teamZipScope(request);
  const { selection, ...options } = await readJson(request, MakeZip);
  const takeIds = "takeIds" in selection ? selection.takeIds : await selectedIds(await requestActor(request), selection);
  return Response.json(await makeZip(scope, [takeIds], options), { status: 201, headers: { "cache-control": "no-store" } });
});
