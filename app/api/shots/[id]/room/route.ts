import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { route } from "@/lib/next/route";
import { getReviewShot } from "@/lib/review/data";

/** A shot as its review room shows it. */
export const GET = route<{ id: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  const { id } = await params;
  return Response.json(await getReviewShot(scope, id), { headers: { "cache-control": "no-store" } });
});
