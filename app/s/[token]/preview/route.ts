import { doorRoute } from "@/lib/shares/guest-route";
import { servePreview } from "@/lib/shares/preview";

/** The picture that a messenger shows beside the link. */
export const GET = doorRoute<{ token: string }>((request, { token }) => servePreview(request, token));
export const HEAD = GET;
