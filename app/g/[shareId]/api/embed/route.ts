import { openEmbed } from "@/lib/shares/embed";
import { doorRoute, seeOther } from "@/lib/shares/guest-route";
import { readBody } from "@/lib/shares/read-form";
import { OpenEmbed } from "@/lib/shares/schema";

/** Inside the frame: exchanges the key of its address for a pass that is good for watching there. */
export const POST = doorRoute<{ shareId: string }>(async (request, { shareId }) => {
  const { key } = await readBody(request, OpenEmbed);
  return seeOther(`/g/${shareId}/embed`, await openEmbed(request.headers, shareId, key));
});
