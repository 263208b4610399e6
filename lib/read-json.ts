/** The studio answered, and did not give what was asked for. */
export class RefusedError extends Error {
  constructor(readonly status: number) {
    super(`The studio answered ${status}.`);
    this.name = "RefusedError";
  }
}

/** Reads in a browser what the studio answers at a path. It was shaped there by the view that `T` is, so it is trusted. Throws RefusedError for anything but success. */
export async function readJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { ...(signal && { signal }), headers: { accept: "application/json" } });
  if (!response.ok) throw new RefusedError(response.status);
  return (await response.json()) as T; // see above
}
