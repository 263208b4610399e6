import "server-only";
import { cache } from "react";
import { findInvitation, listInvitations } from "@/lib/invitations/data";
import { requireMember } from "@/lib/next/session";

/** The invitations that still open; for the owner. */
export const loadInvitations = cache(async () => listInvitations(await requireMember()));

/** What the holder of a link is shown; null when it doesn't open. */
export const loadInvitation = cache((token: string) => findInvitation(token));
