import type { ZipView } from "@/lib/zip/view";

type Made = { ok: true; data: ZipView } | { ok: false; error: string };

const UNREACHABLE = "The studio did not answer. Check the connection, then try again.";

/** Has the studio settle a zip of these takes, and fetches it as a plain link does: straight to disk. */
export async function makeZip(takeIds: readonly string[], onlyApproved: boolean): Promise<Made> {
  const answer = await fetch("/api/zip", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ selection: { takeIds }, onlyApproved }),
  }).catch(() => null);
  if (!answer) return { ok: false, error: UNREACHABLE };
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) return { ok: false, error: messageIn(body) ?? UNREACHABLE };
  const zip = body as ZipView; // shaped by the server by the same view
  const link = document.createElement("a");
  link.href = zip.url;
  link.download = zip.name;
  link.click();
  return { ok: true, data: zip };
}

/** "12 clips, 48 MB, are on their way. 3 takes are not in it: they have no clip, or aren't approved." */
export function zipWords({ clips, bytes, leftOut }: Pick<ZipView, "clips" | "bytes" | "leftOut">): string {
  const size = bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${Math.round(bytes / 1_000_000).toLocaleString("en-US")} MB`;
  const what = clips === 1 ? `1 clip, ${size}, is on its way.` : `${clips.toLocaleString("en-US")} clips, ${size}, are on their way.`;
  if (leftOut === 0) return what;
  return `${what} ${leftOut === 1 ? "1 take is" : `${leftOut.toLocaleString("en-US")} takes are`} not in it: without a clip, or not approved.`;
}

function messageIn(body: unknown): string | null {
  const error: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "error") : null;
  const message: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "message") : null;
  return typeof message === "string" ? message : null;
}
