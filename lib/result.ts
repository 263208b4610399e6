import type { ShownError } from "@/lib/errors";

/** What a server action answers: expected failures are values. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: ShownError };
