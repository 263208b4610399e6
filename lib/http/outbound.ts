import { env } from "@/lib/env";
import { createSafeFetch } from "@/lib/http/safe-fetch";

let made: { key: string; fetch: typeof fetch } | undefined;

/** The guarded client of this process: public https, what OUTBOUND_ALLOW lists, and the sandbox. */
export function outbound(): typeof fetch {
  const { OUTBOUND_ALLOW, SANDBOX_URL } = env();
  const allow = [...OUTBOUND_ALLOW, hostAndPort(SANDBOX_URL)];
  const key = allow.join(",");
  if (made?.key !== key) made = { key, fetch: createSafeFetch({ allow }) };
  return made.fetch;
}

function hostAndPort(address: string): string {
  const url = new URL(address);
  return `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
}
