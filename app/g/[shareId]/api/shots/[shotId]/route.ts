import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { getRoomShot } from "@/lib/shares/room";

export const GET = guestRoute<{ shareId: string; shotId: string }>("view", async (_request, visit, { shotId }) =>
  guestJson(await getRoomShot(visit, shotId)),
);
