import { doorRoute, seeOther } from "@/lib/shares/guest-route";
import { openLink } from "@/lib/shares/open-link";

/** The link's own page sends this: a link that is only fetched opens nothing. */
export const POST = doorRoute<{ token: string }>(async (request, { token }) => {
  const { path, cookie } = await openLink(request.headers, token);
  return seeOther(path, cookie);
});
