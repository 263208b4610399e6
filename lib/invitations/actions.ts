"use server";

import { signIn } from "@/lib/access/sign-in";
import { isExpected } from "@/lib/errors";
import { invite, revokeInvitation } from "@/lib/invitations/invite";
import { join } from "@/lib/invitations/join";
import { InvitationRef, Join, NewInvitation } from "@/lib/invitations/schema";
import { action, doorAction } from "@/lib/next/action";
import { setCookies } from "@/lib/next/cookies";

/** Makes an invitation; its link is in this one answer alone. */
export const inviteAction = action(NewInvitation, (actor, input) => invite(actor, input));
export const revokeInvitationAction = action(InvitationRef, (actor, input) => revokeInvitation(actor, input));

/** Makes a member by an invitation, signs them in, and answers the path to go on to. */
export const joinAction = doorAction(Join, async (visitor, input) => {
  const member = await join(visitor.client, input);
  try {
    await setCookies(await signIn(visitor, input));
  } catch (error) {
    // they are a member by now: whoever waits for others' tries from this address signs in later
    if (!isExpected(error)) throw error;
    return { next: "/sign-in" };
  }
  return { next: member.role === "reviewer" ? "/gallery" : "/studio" };
});
