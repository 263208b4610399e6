import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { attachment } from "@/lib/http/attachment";
import { route } from "@/lib/next/route";
import { signOffsCsv } from "@/lib/shares/sign-offs";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const { name, csv } = await signOffsCsv(await requestActor(request), await pathId(params));
  return new Response(csv, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": attachment(`${name}.csv`), "cache-control": "no-store" },
  });
});
