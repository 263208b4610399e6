import { requestActor } from "@/lib/access/request-actor";
import { pathId } from "@/lib/api/path-id";
import { route } from "@/lib/next/route";
import { exportNotes } from "@/lib/notes/export";

export const GET = route<{ id: string }>(async (request, { params }) => {
  const actor = await requestActor(request);
  return exportNotes(actor, { takeId: await pathId(params) }, new URL(request.url).searchParams.get("format"));
});
