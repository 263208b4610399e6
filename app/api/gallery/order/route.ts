import { requestActor } from "@/lib/access/request-actor";
import { packOrder } from "@/lib/gallery/data";
import { readPlace } from "@/lib/gallery/state";
import { route } from "@/lib/next/route";

export const GET = route(async (request) => {
  const actor = await requestActor(request);
  const { packed, asOf } = await packOrder(actor, readPlace(new URL(request.url).searchParams));
  return new Response(packed, {
    headers: {
      "cache-control": "no-store",
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "x-dailies-as-of": asOf,
    },
  });
});
