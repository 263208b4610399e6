import { route } from "@/lib/next/route";
import { servePublicStill } from "@/lib/stills/serve";

/** For providers: the signature in the name is what lets them in, for a few hours and to one still. */
export const GET = route<{ name: string }>(async (request, { params }) => servePublicStill(request, (await params).name));
export const HEAD = GET;
