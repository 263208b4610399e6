import { serveReelPart } from "@/lib/shares/bytes";
import { guestRoute } from "@/lib/shares/guest-route";

export const GET = guestRoute<{ shareId: string }>("view", (request, visit) => serveReelPart(request, visit, "poster"));
export const HEAD = GET;
