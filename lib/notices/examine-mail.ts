import { env } from "@/lib/env";
import { type Answer, good, missing, worthALook } from "@/lib/health/finding";
import { tryMail } from "@/lib/notices/mailer";

/** Whether mail is set up, and whether the server lets us in. Sends nothing, and names no password. */
export async function examineMail(): Promise<Answer> {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) return missing("SMTP_URL is not set: notices show in the app alone");
  const { protocol, host } = new URL(SMTP_URL);
  try {
    await tryMail();
    return good(`${protocol}//${host}`);
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : null;
    const why = code === "EAUTH" ? "refuses the user or the password in SMTP_URL" : "does not answer";
    return worthALook(`${protocol}//${host} ${why}${typeof code === "string" ? ` (${code})` : ""}: digests wait`);
  }
}
