import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { introduce } from "@/lib/shares/introduce";
import { readBody } from "@/lib/shares/read-form";
import { GiveName } from "@/lib/shares/schema";

export const POST = guestRoute<{ shareId: string }>("view", async (request, visit) => {
  const given = await readBody(request, GiveName);
  const { cookie } = await introduce(request, visit, given);
  return guestJson({ name: given.name }, { cookie });
});
