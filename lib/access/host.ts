import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** The header in which our web server says who calls. It overwrites whatever came in, so nobody else can set it. */
export const CLIENT_HEADER = "x-dailies-client";

/** The path and query that a page was asked for, which Next's pages can't see; set by our web server alone. */
export const PATH_HEADER = "x-dailies-path";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const WILDCARDS = ["0.0.0.0", "::", "[::]"];

/** The addresses at which this studio may be opened: PUBLIC_URL, HOST, and the loopback names on PORT. */
export function knownOrigins(): string[] {
  const { PUBLIC_URL, HOST, PORT } = env();
  const names = WILDCARDS.includes(HOST) ? LOOPBACK : [...LOOPBACK, HOST.includes(":") && !HOST.startsWith("[") ? `[${HOST}]` : HOST];
  const origins = names.map((name) => new URL(`http://${name}:${PORT}`).origin);
  return [...new Set([...(PUBLIC_URL ? [new URL(PUBLIC_URL).origin] : []), ...origins])];
}

/** The origin that a request was made to, by its Host; null when it isn't one of ours. */
export function originOf(headers: Headers): string | null {
  const host = headers.get("host")?.toLowerCase();
  return knownOrigins().find((origin) => new URL(origin).host === host || hostWithPort(origin) === host) ?? null;
}

/** As `originOf`, but throws `forbidden` for a host that isn't ours: a page elsewhere may have pointed its name here. */
export function requireOrigin(headers: Headers): string {
  const origin = originOf(headers);
  if (origin) return origin;
  throw new AppError(
    "forbidden",
    `The studio does not know this address. Open it at ${knownOrigins()[0]}, or set PUBLIC_URL to the address you use.`,
  );
}

/** Who calls, as our web server saw it; "unknown" without it, so that limits are shared rather than lost. */
export function clientOf(headers: Headers): string {
  return headers.get(CLIENT_HEADER)?.trim().toLowerCase() || "unknown";
}

function hostWithPort(origin: string): string {
  const { hostname, port, protocol } = new URL(origin);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}
