import { AppError, describe } from "@/lib/errors";
import { failure } from "@/lib/next/route";
import { doorRoute, guestJson, seeOther } from "@/lib/shares/guest-route";
import { isForm, readBody } from "@/lib/shares/read-form";
import { Unlock } from "@/lib/shares/schema";
import { unlockShare } from "@/lib/shares/unlock";

/** A script hears what was wrong; a plain form is sent back to the door, which says it. */
export const POST = doorRoute<{ shareId: string }>(async (request, { shareId }) => {
  if (!isForm(request))
    return guestJson({ isOpen: true }, { cookie: await unlockShare(request, shareId, (await readBody(request, Unlock)).password) });
  try {
    return seeOther(`/g/${shareId}`, await unlockShare(request, shareId, (await readBody(request, Unlock)).password));
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return seeOther(`/g/${shareId}?again=1`);
    return inWords(failure(error), describe(error).message);
  }
});

/** What a script gets as data, to be read by a person. */
function inWords(refused: Response, message: string): Response {
  const headers = new Headers(refused.headers);
  headers.set("content-type", "text/plain; charset=utf-8");
  return new Response(`${message}\n`, { status: refused.status, headers });
}
