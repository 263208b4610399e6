import { headers } from "next/headers";
import { clientOf, requireOrigin } from "@/lib/access/host";
import type { Visitor } from "@/lib/access/sign-in";

/** The origin that a request was made to, by its checked Host: Next's `request.url` always says localhost. Throws `forbidden` for a host that isn't ours. */
export function checkedOrigin(request: { headers: Headers }): string {
  return requireOrigin(request.headers);
}

/** Who stands at the door of the page or action that is running. */
export async function currentVisitor(): Promise<Visitor> {
  const held = new Headers(await headers());
  return { origin: requireOrigin(held), client: clientOf(held), headers: held };
}
