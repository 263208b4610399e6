import { guestJson, guestRoute } from "@/lib/shares/guest-route";
import { getRoom } from "@/lib/shares/room";

export const GET = guestRoute<{ shareId: string }>("view", async (_request, visit) => guestJson(await getRoom(visit)));
