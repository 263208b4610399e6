import "server-only";
import { env } from "@/lib/env";

/** Whether this studio can send mail at all. */
export function loadHasMail(): boolean {
  return env().SMTP_URL !== undefined;
}
