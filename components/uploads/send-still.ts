import type { StillView } from "@/lib/takes/view";

const BROKEN_OFF = "The connection broke off. Try again.";

interface Sending {
  signal: AbortSignal;
  onPercent: (percent: number) => void;
}

/** What became of a picture on its way: a still, or why not in one sentence. */
export type Sent = { still: StillView; why: null } | { still: null; why: string };

/** Sends a file. The upload's code comes with the first picture: it is a sixth of what the page would load otherwise. */
export async function sendFile(file: File, { signal, onPercent }: Sending): Promise<Sent> {
  const client = await import("@/lib/uploads/client").catch(() => null);
  if (!client) return { still: null, why: BROKEN_OFF };
  try {
    const still = await client.uploadStill(file, { signal, onPercent });
    return still ? { still, why: null } : { still: null, why: BROKEN_OFF };
  } catch (error) {
    return { still: null, why: isUploadError(error) ? client.uploadMessage(error) : BROKEN_OFF };
  }
}

/** Has the studio fetch the picture at an address. */
export async function sendAddress(address: string, { signal }: Sending): Promise<Sent> {
  try {
    const { stillFrom } = await import("@/lib/stills/client");
    const answer = await stillFrom(address, signal);
    return answer.ok ? { still: answer.data, why: null } : { still: null, why: answer.error.fields?.address ?? answer.error.message };
  } catch {
    return { still: null, why: "The studio did not answer. Try again." };
  }
}

function isUploadError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
