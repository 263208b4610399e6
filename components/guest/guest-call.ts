import type { ShownError } from "@/lib/errors";
import type { Result } from "@/lib/result";

const UNREACHABLE: ShownError = {
  code: "unavailable",
  message: "The page did not get an answer, so this may not have happened. Check the connection, then try again.",
};

/** Sends something to the share's own addresses; a refusal is a value, in plain words. */
export async function guestCall<T>(url: string, method: "POST" | "PUT" | "PATCH" | "DELETE", body?: unknown): Promise<Result<T>> {
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text ? JSON.parse(text) : null;
    return response.ok ? { ok: true, data: shaped<T>(answer) } : { ok: false, error: refusalIn(answer) };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

/** Reads one of the share's own addresses. Throws with a sentence for people. */
export async function guestRead<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { headers: { accept: "application/json" }, ...(signal && { signal }) });
  if (!response.ok) throw new Error("This could not be loaded. The link may have been closed, or the connection dropped.");
  return shaped<T>(await response.json());
}

/** The server shaped it by the same view. */
function shaped<T>(answer: unknown): T {
  return answer as T;
}

function refusalIn(answer: unknown): ShownError {
  const error: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "error") : null;
  return typeof error === "object" && error !== null && "message" in error ? shaped<ShownError>(error) : UNREACHABLE;
}
