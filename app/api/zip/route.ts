import { readJson } from "@/lib/api/read-json";
import { route } from "@/lib/next/route";
import { makeZip } from "@/lib/zip/make";
import { MakeZip } from "@/lib/zip/schema";
import { teamZipScope } from "@/lib/zip/scope";

export const POST = route(async (request) => {
  const scope = await teamZipScope(request);
  const { selection, ...options } = await readJson(request, MakeZip);
  return Response.json(await makeZip(scope, [selection.takeIds], options), { status: 201, headers: { "cache-control": "no-store" } });
});
