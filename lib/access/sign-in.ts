import { APIError } from "better-auth/api";
import { authFor } from "@/lib/access/auth";
import type { SignIn } from "@/lib/access/schema";
import { ADDRESS_LIMIT, countTry, forgetTries, returnTry, SIGN_IN_LIMIT } from "@/lib/access/tries";
import { AppError } from "@/lib/errors";

/** Someone at the door: nobody yet. */
export interface Visitor {
  /** The checked origin that they came to. */
  origin: string;
  /** Their address. */
  client: string;
  headers: Headers;
}

const NUMBERS = ["No", "One", "Two", "Three"];

/** Starts a session and answers the headers that set its cookie. Throws `unauthenticated` when email and password don't match, `too_many` after ten tries. */
export async function signIn(visitor: Visitor, input: Pick<SignIn, "email" | "password">): Promise<Headers> {
  const account = `${visitor.client} ${input.email}`;
  await countTry("address", visitor.client, ADDRESS_LIMIT);
  const left = await countTry("sign-in", account, SIGN_IN_LIMIT);
  const answered = await startSession(visitor, input);
  if (!answered) throw new AppError("unauthenticated", mismatch(left));
  await Promise.all([forgetTries("sign-in", account), returnTry("address", visitor.client)]);
  return answered;
}

async function startSession(visitor: Visitor, input: { email: string; password: string }): Promise<Headers | null> {
  try {
    const { headers } = await authFor(visitor.origin).api.signInEmail({
      body: { email: input.email, password: input.password },
      headers: visitor.headers,
      returnHeaders: true,
    });
    return headers;
  } catch (error) {
    // 400 is an address or a length that no account can have.
    if (error instanceof APIError && (error.statusCode === 401 || error.statusCode === 400)) return null;
    throw error;
  }
}

function mismatch(left: number): string {
  const warning = left < NUMBERS.length ? ` ${NUMBERS[left]} ${left === 1 ? "try" : "tries"} left, then a pause of 15 minutes.` : "";
  return left === 0 ? "That email and password don't match. Wait 15 minutes before the next try." : `That email and password don't match.${warning}`;
}
