import { timingSafeEqual } from "node:crypto";
import { IngestError } from "@/lib/uploads/ingest/ingest-error";
import { signText } from "@/lib/uploads/ingest/ingest-key";

/** What a signed address lets its holder upload. */
export interface Claim {
  key: string;
  name: string;
  size: number;
  /** Whose upload it is, as the router wrote it. */
  customId: string;
}

/** Reads the signed address of an upload. `base` is the ingest's own address as the browser knows it: it is part of what was signed. */
export function readClaim(requestUrl: string, base: string, now = Date.now()): Claim {
  const url = new URL(requestUrl);
  const key = url.pathname.split("/").at(-1) ?? "";
  const end = url.search.lastIndexOf("&signature=");
  const given = url.searchParams.get("signature") ?? "";
  if (end < 0 || !isEqual(given, signText(`${base}/${key}${url.search.slice(0, end)}`))) {
    throw new IngestError(403, "This upload was not begun here. Add the file again.");
  }
  if (Number(url.searchParams.get("expires")) <= now) throw new IngestError(410, "This upload took too long. Add the file again.");
  return { key, name: field(url, "file-name"), size: Number(field(url, "file-size")), customId: field(url, "custom-id") };
}

/** The SDK percent-encodes these once more than an address does. */
function field(url: URL, name: string): string {
  return decodeURIComponent(url.searchParams.get(`x-ut-${name}`) ?? "");
}

function isEqual(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
