import { hkdfSync } from "node:crypto";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { betterAuth } from "better-auth/minimal";
import { CLIENT_HEADER, knownOrigins } from "@/lib/access/host";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/access/limits";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";

const SESSION_DAYS = 30;
export const COOKIE_PREFIX = "dailies";

/** What session cookies are signed with. */
export function sessionSecret(): string {
  return Buffer.from(hkdfSync("sha256", env().SECRET_KEY, "", "dailies sessions", 32)).toString("base64url");
}

type Auth = ReturnType<typeof createAuth>;
const made = new Map<string, Auth>();

/** The session keeper for one of our own origins: what it is decides whether cookies are Secure. */
export function authFor(origin: string): Auth {
  if (!knownOrigins().includes(origin)) throw new Error("sessions are kept for our own origins only");
  const auth = made.get(origin) ?? createAuth(origin);
  made.set(origin, auth);
  return auth;
}

function createAuth(origin: string) {
  return betterAuth({
    appName: "Dailies",
    baseURL: origin,
    basePath: "/api/auth",
    secret: sessionSecret(),
    trustedOrigins: knownOrigins(),
    database: prismaAdapter(db(), { provider: "postgresql" }),
    user: { modelName: "member", additionalFields: { role: { type: "string", required: false, input: false } } },
    // No cache in a cookie: a session that was ended is refused at once.
    session: { expiresIn: SESSION_DAYS * 86_400, disableSessionRefresh: true, cookieCache: { enabled: false } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN, maxPasswordLength: PASSWORD_MAX },
    // Ours count in Postgres, for all processes together: lib/access/tries.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      database: { generateId: () => newId() },
    },
    logger: { level: "error", log: (level, message) => log()[level]({ from: "better-auth" }, message) },
  });
}
