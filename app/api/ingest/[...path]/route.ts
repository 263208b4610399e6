import { AppError } from "@/lib/errors";
import { checkedOrigin } from "@/lib/next/host";
import { route } from "@/lib/next/route";
import { isOwnIngest } from "@/lib/uploads/handlers";
import { answerOffset, receiveUpload } from "@/lib/uploads/ingest/receive";

/** Bytes of an upload come here by a signed address, which is the proof that a member may send them. */
const handler = route(async (request) => {
  if (!isOwnIngest()) throw new AppError("not_found", "Uploads go to UploadThing here.");
  const origin = checkedOrigin(request);
  return request.method === "HEAD" ? answerOffset(request, origin) : receiveUpload(request, origin);
});

export { handler as HEAD, handler as PUT };
// Without this Next would answer GET by HEAD's rules or its own.
export const GET = route(async () => {
  throw new AppError("not_found", "There is nothing to read here.");
});
