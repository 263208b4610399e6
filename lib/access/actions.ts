"use server";

import { z } from "zod";
import { changePassword } from "@/lib/access/change-password";
import { endMemberSession, endOtherSessions } from "@/lib/access/member-sessions";
import { safeNext } from "@/lib/access/next-path";
import { ChangePassword, MakeOwner, NewToken, SessionRef, SignIn, TokenRef } from "@/lib/access/schema";
import { endSession } from "@/lib/access/sessions";
import { makeOwner } from "@/lib/access/setup";
import { signIn } from "@/lib/access/sign-in";
import { createToken, revokeToken } from "@/lib/access/tokens";
import { action, doorAction } from "@/lib/next/action";
import { setCookies } from "@/lib/next/cookies";

/** Signs in and answers the path to go on to. */
export const signInAction = doorAction(SignIn, async (visitor, input) => {
  await setCookies(await signIn(visitor, input));
  return { next: safeNext(input.next) };
});

/** Ends this browser's session. */
export const signOutAction = doorAction(z.void(), async (visitor) => {
  await setCookies(await endSession(visitor.origin, visitor.headers));
  return { next: "/sign-in" };
});

/** Makes the owner by the one-time link and signs them in. */
export const makeOwnerAction = doorAction(MakeOwner, async (visitor, input) => {
  await makeOwner(visitor.client, input);
  await setCookies(await signIn(visitor, input));
  return { next: "/studio" };
});

/** Makes an API token; its secret is in this one answer alone. */
export const createTokenAction = action(NewToken, createToken);

export const revokeTokenAction = action(TokenRef, (actor, input) => revokeToken(actor, input));

export const changePasswordAction = action(ChangePassword, (actor, input) => changePassword(actor, input));
export const endSessionAction = action(SessionRef, endMemberSession);
export const endOtherSessionsAction = action(z.strictObject({}), endOtherSessions);
