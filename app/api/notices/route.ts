import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { listNotices } from "@/lib/notices/data";

export const GET = route(async (request) =>
  Response.json(await listNotices(await requestActor(request)), { headers: { "cache-control": "no-store" } }),
);
