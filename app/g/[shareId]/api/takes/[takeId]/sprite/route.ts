import { serveGuestPart } from "@/lib/shares/bytes";
import { guestRoute } from "@/lib/shares/guest-route";

export const GET = guestRoute<{ shareId: string; takeId: string }>("view", (request, visit, { takeId }) =>
  serveGuestPart(request, visit, takeId, "sprite"),
);
export const HEAD = GET;
