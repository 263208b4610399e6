import { originOf } from "@/lib/access/host";
import { AppError } from "@/lib/errors";

const READS = ["GET", "HEAD", "OPTIONS"];

/** True for methods that may change something. */
export function isWrite(method: string): boolean {
  return !READS.includes(method.toUpperCase());
}

/**
 * Where a browser says a request comes from.
 * `same`: a page of ours. `foreign`: somewhere else. `unsaid`: no browser, or one that tells nothing.
 */
export function siteOf(headers: Headers): "same" | "foreign" | "unsaid" {
  const fetchSite = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOurs = origin !== null && origin === originOf(headers);
  if (fetchSite === "same-origin") return originOf(headers) ? "same" : "foreign";
  if (fetchSite === "cross-site" || fetchSite === "same-site") return "foreign";
  if (isOurs) return "same";
  return origin === null ? "unsaid" : "foreign";
}

/** Throws `forbidden` unless the request provably comes from a page of ours. For writes that a cookie vouches for. */
export function requireSameSite(headers: Headers): void {
  if (siteOf(headers) !== "same") throw crossSite();
}

/** Throws `forbidden` when the request says that it comes from elsewhere. For every write. */
export function refuseForeign(headers: Headers): void {
  if (siteOf(headers) === "foreign") throw crossSite();
}

function crossSite(): AppError {
  return new AppError("forbidden", "This came from another site and was refused. Open the studio itself and try again.");
}
