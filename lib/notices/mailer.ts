import { createTransport } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/**
 * What became of a mail. `later`: it was surely not taken and is worth another try. `refused`: surely not taken, and never will be.
 * `unclear`: the line broke, so it may have been taken.
 */
export type MailOutcome = "sent" | "later" | "refused" | "unclear";

const CONNECT_WITHIN_MS = 10_000;
const SILENCE_MS = 30_000;

/** Sends one mail by SMTP_URL, once. Throws nothing. */
export async function sendMail(mail: Mail): Promise<MailOutcome> {
  const transport = open();
  if (!transport) return "later";
  try {
    await transport.sendMail({ ...mail, from: sender() });
    return "sent";
  } catch (error) {
    const outcome = outcomeOf(error);
    log().warn({ outcome, code: codeOf(error) }, "a mail was not sent");
    return outcome;
  } finally {
    transport.close();
  }
}

/** Connects and signs in, and sends nothing. Throws what the server, or the way to it, says. */
export async function tryMail(): Promise<void> {
  const transport = open();
  try {
    await transport?.verify();
  } finally {
    transport?.close();
  }
}

function open() {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) return null;
  return createTransport({
    url: SMTP_URL,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Where mails come from: as it is set, else the user that signs in when that is an address, else a name at the server. */
function sender(): string {
  const { SMTP_FROM, SMTP_URL } = env();
  if (SMTP_FROM !== undefined) return SMTP_FROM;
  const { username, hostname } = new URL(SMTP_URL ?? "smtp://localhost");
  const user = decodeURIComponent(username);
  return `Dailies <${user.includes("@") ? user : `dailies@${hostname}`}>`;
}

/** Only an answer of the server, or a line that never opened, says surely that it was not taken. */
function outcomeOf(error: unknown): Exclude<MailOutcome, "sent"> {
  const has = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const answer = has("responseCode");
  const code = codeOf(error);
  if (code === "EAUTH" || code === "EDNS" || has("syscall") === "connect" || has("syscall") === "getaddrinfo") return "later";
  if (typeof answer !== "number") return "unclear";
  return answer >= 500 ? "refused" : "later";
}

function codeOf(error: unknown): string | null {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : null;
  return typeof code === "string" ? code : null;
}
