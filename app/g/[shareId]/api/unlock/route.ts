import { describe } from "@/lib/errors";
import { doorRoute, guestJson, seeOther } from "@/lib/shares/guest-route";
import { isForm, readBody } from "@/lib/shares/read-form";
import { Unlock } from "@/lib/shares/schema";
import { unlockShare } from "@/lib/shares/unlock";

/** A script hears what was wrong; a plain form is sent back to the door, which says it. */
export const POST = doorRoute<{ shareId: string }>(async (request, { shareId }) => {
  const unlock = async () => unlockShare(request, shareId, (await readBody(request, Unlock)).password);
  if (!isForm(request)) return guestJson({ isOpen: true }, { cookie: await unlock() });
  try {
    return seeOther(`/g/${shareId}`, await unlock());
  } catch (error) {
    if (describe(error).code === "invalid") return seeOther(`/g/${shareId}?again=1`);
    throw error;
  }
});
