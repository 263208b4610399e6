import { type Actor, requireRight } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { fieldOf } from "@/lib/api/field-of";
import { mediaType, readJson } from "@/lib/api/read-json";
import { readUpload } from "@/lib/api/read-upload";
import { PICTURE_MAX_BYTES } from "@/lib/media/image";
import { route } from "@/lib/next/route";
import { fetchStill } from "@/lib/stills/fetch";
import { takeInStill } from "@/lib/stills/intake";
import { FetchStill } from "@/lib/stills/schema";
import type { StillView } from "@/lib/takes/view";

export const POST = route(async (request) => {
  const actor = await requestActor(request);
  requireRight(actor, "write");
  const still =
    mediaType(request) === "application/json"
      ? await fetchStill(actor, await readJson(request, FetchStill), { signal: request.signal })
      : await takeInFile(actor, request);
  return Response.json(still, { status: 201, headers: { location: still.url } });
});

async function takeInFile(actor: Actor, request: Request): Promise<StillView> {
  const file = await readUpload(request, "file", PICTURE_MAX_BYTES);
  return fieldOf("file", () => takeInStill(actor, file));
}
