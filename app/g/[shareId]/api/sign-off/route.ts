import { AppError } from "@/lib/errors";
import { requireCovered } from "@/lib/shares/guest";
import { guestRoute, seeOther } from "@/lib/shares/guest-route";
import { introduce } from "@/lib/shares/introduce";
import { readBody } from "@/lib/shares/read-form";
import { PlainSignOff } from "@/lib/shares/schema";
import { signOff } from "@/lib/shares/sign-off";

/** A verdict by a plain form, name and all, for browsers that run no script. */
export const POST = guestRoute<{ shareId: string }>("view", async (request, visit, { shareId }) => {
  const { name, takeId, ...said } = await readBody(request, PlainSignOff);
  if (visit.guest.permission !== "approve") throw new AppError("forbidden", "This link does not ask for a verdict.");
  await requireCovered(visit.guest, [takeId]);
  const { cookie, guest } = await introduce(request, visit, { name });
  await signOff(guest, takeId, said);
  return seeOther(`/g/${shareId}?take=${encodeURIComponent(takeId)}`, cookie);
});
