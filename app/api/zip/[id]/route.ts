import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { teamZipScope } from "@/lib/zip/scope";
import { serveZip } from "@/lib/zip/serve";

export const GET = route<{ id: string }>(async (request, { params }) => serveZip(request, await teamZipScope(request), await pathId(params)));
export const HEAD = GET;
