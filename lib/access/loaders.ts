import { cache } from "react";
import { findOwner, findSetupLink, listTokens } from "@/lib/access/data";
import { listSessions } from "@/lib/access/member-sessions";
import { requireMember } from "@/lib/next/session";

/** True once someone has set the studio up. */
export const loadHasOwner = cache(async (): Promise<boolean> => (await findOwner()) !== null);

/** What the set-up page may show for the token of its address. */
export const loadSetupLink = cache((token: string | undefined): Promise<"open" | "expired" | "closed"> => findSetupLink(token ?? ""));

export const loadTokens = cache(async () => listTokens(await requireMember()));

/** Where the member who asks is signed in. */
export const loadSessions = cache(async () => listSessions(await requireMember()));
