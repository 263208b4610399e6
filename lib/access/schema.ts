import { z } from "zod";
import { TOKEN_SCOPES } from "@/lib/access/actor";
import { NAME_MAX, PASSWORD_MAX, PASSWORD_MIN } from "@/lib/access/limits";

export const email = z
  .string({ error: "Enter your email address." })
  .trim()
  .toLowerCase()
  .max(254, { error: "That email address is too long." })
  .pipe(z.email({ error: "Enter an email address, such as maya@example.com." }));

export const newPassword = z
  .string({ error: `Choose a password of at least ${PASSWORD_MIN} characters.` })
  .min(PASSWORD_MIN, { error: `Use at least ${PASSWORD_MIN} characters.` })
  .max(PASSWORD_MAX, { error: `Use at most ${PASSWORD_MAX} characters.` });

export const personName = z
  .string({ error: "Enter your name." })
  .trim()
  .min(1, { error: "Enter your name." })
  .max(NAME_MAX, { error: `Keep the name to ${NAME_MAX} characters.` });

const password = z
  .string({ error: "Enter your password." })
  .min(1, { error: "Enter your password." })
  .max(1_000, { error: "That password is too long." });

export const SignIn = z.strictObject({
  email,
  password,
  /** A path of ours to go on to. */
  next: z.string().max(2_000).optional(),
});
export type SignIn = z.output<typeof SignIn>;

export const NewOwner = z.strictObject({ name: personName, email, password: newPassword });
export type NewOwner = z.output<typeof NewOwner>;

export const MakeOwner = NewOwner.extend({
  token: z.string({ error: "The link is incomplete." }).min(1, { error: "The link is incomplete." }).max(200),
});
export type MakeOwner = z.output<typeof MakeOwner>;

const tokenName = z
  .string({ error: "Give the token a name." })
  .trim()
  .min(1, { error: "Give the token a name." })
  .max(NAME_MAX, { error: `Keep the name to ${NAME_MAX} characters.` });

export const NewToken = z.strictObject({
  name: tokenName,
  scopes: z
    .array(z.enum(TOKEN_SCOPES, { error: `A scope is one of ${TOKEN_SCOPES.join(", ")}.` }))
    .min(1, { error: `Give at least one scope: ${TOKEN_SCOPES.join(", ")}.` })
    .transform((scopes) => TOKEN_SCOPES.filter((scope) => scopes.includes(scope))),
});
export type NewToken = z.output<typeof NewToken>;

export const ChangePassword = z.strictObject({ current: password, password: newPassword });
export type ChangePassword = z.output<typeof ChangePassword>;

export const SessionRef = z.strictObject({ sessionId: z.string({ error: "There is no such session." }).min(1).max(100) });

export const TokenRef = z.strictObject({ tokenId: z.uuid({ error: "There is no such token." }) });
