import { checkedOrigin } from "@/lib/next/host";
import { route } from "@/lib/next/route";
import { serveUploads } from "@/lib/uploads/serve";

const handler = route(async (request) => serveUploads(request, checkedOrigin(request)));

export { handler as GET, handler as POST };
