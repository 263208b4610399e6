import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies } from "next/headers";

/** Puts the cookies of an answer's Set-Cookie headers on the answer of the action that is running. */
export async function setCookies(answered: Headers): Promise<void> {
  const jar = await cookies();
  for (const line of answered.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line)) jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}
