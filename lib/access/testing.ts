import { createHmac, randomBytes } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { COOKIE_PREFIX, sessionSecret } from "@/lib/access/auth";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";

/** The headers of a browser in which the member has just signed in, at the tests' own address. */
export async function signedIn(
  { memberId }: Pick<Actor, "memberId">,
  userAgent = "test",
  changes: { expiresAt?: Date; updatedAt?: Date } = {},
): Promise<Headers> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db().session.create({ data: { id: newId(), token, userId: memberId, userAgent, expiresAt, ...changes } });
  const signature = createHmac("sha256", sessionSecret()).update(token).digest("base64");
  const host = "127.0.0.1:3000";
  return new Headers({ host, origin: `http://${host}`, cookie: `${COOKIE_PREFIX}.session_token=${encodeURIComponent(`${token}.${signature}`)}` });
}
