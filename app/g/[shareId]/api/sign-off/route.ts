import { AppError } from "@/lib/errors";
import { tellActivity } from "@/lib/shares/activity";
import { requireCovered } from "@/lib/shares/guest";
import { guestRoute, seeOther } from "@/lib/shares/guest-route";
import { introduce } from "@/lib/shares/introduce";
import { readBody } from "@/lib/shares/read-form";
import { PlainSignOff } from "@/lib/shares/schema";
import { giveVerdict } from "@/lib/verdicts/give";

/** A verdict by a plain form, name and all, for browsers that run no script. */
export const POST = guestRoute<{ shareId: string }>("view", async (request, visit, { shareId }) => {
  const { name, takeId, kind, sentence } = await readBody(request, PlainSignOff);
  if (visit.guest.permission !== "approve") throw new AppError("forbidden", "This link does not ask for a verdict.");
  await requireCovered(visit.guest, [takeId]);
  const { cookie, guest } = await introduce(request, visit, { name });
  await giveVerdict(guest, { takeId, kind, ...(sentence && { sentence }) });
  await tellActivity(guest, "verdict", { takeId, detail: { kind } });
  return seeOther(`/g/${shareId}?take=${encodeURIComponent(takeId)}`, cookie);
});
