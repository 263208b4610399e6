import { readJson } from "@/lib/api/read-json";
import { tellActivity } from "@/lib/shares/activity";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { getVerdicts } from "@/lib/verdicts/data";
import { giveVerdict, takeBackVerdict } from "@/lib/verdicts/give";
import { GiveVerdict } from "@/lib/verdicts/schema";

interface Params {
  shareId: string;
  takeId: string;
}

export const GET = guestRoute<Params>("view", async (_request, { guest }, { takeId }) => guestJson(await getVerdicts(guest, takeId)));

export const PUT = guestRoute<Params>("approve", async (request, { guest }, { takeId }) => {
  const verdict = await readJson(request, GiveVerdict.omit({ takeId: true }));
  const told = await giveVerdict(guest, { ...verdict, takeId });
  await tellActivity(guest, "verdict", { takeId, detail: { kind: verdict.kind } });
  return guestJson(told);
});

export const DELETE = guestRoute<Params>("approve", async (_request, { guest }, { takeId }) => guestJson(await takeBackVerdict(guest, { takeId })));
