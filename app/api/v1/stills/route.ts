import { requireRight } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { fieldOf } from "@/lib/api/field-of";
import { readUpload } from "@/lib/api/read-upload";
import { PICTURE_MAX_BYTES } from "@/lib/media/image";
import { route } from "@/lib/next/route";
import { takeInStill } from "@/lib/stills/intake";

export const POST = route(async (request) => {
  const actor = await requestActor(request);
  requireRight(actor, "write");
  const file = await readUpload(request, "file", PICTURE_MAX_BYTES);
  const still = await fieldOf("file", () => takeInStill(actor, file));
  return Response.json(still, { status: 201, headers: { location: still.url } });
});
