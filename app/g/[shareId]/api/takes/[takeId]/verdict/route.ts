import { readJson } from "@/lib/api/read-json";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { GuestVerdict } from "@/lib/shares/schema";
import { signOff, takeBackSignOff } from "@/lib/shares/sign-off";
import { getVerdicts } from "@/lib/verdicts/data";

interface Params {
  shareId: string;
  takeId: string;
}

export const GET = guestRoute<Params>("view", async (_request, { guest }, { takeId }) => guestJson(await getVerdicts(guest, takeId)));

export const PUT = guestRoute<Params>("approve", async (request, { guest }, { takeId }) =>
  guestJson(await signOff(guest, takeId, await readJson(request, GuestVerdict))),
);

export const DELETE = guestRoute<Params>("approve", async (_request, { guest }, { takeId }) => guestJson(await takeBackSignOff(guest, takeId)));
