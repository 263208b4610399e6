"use client";

import { useRef, useState } from "react";
import type { ShownError } from "@/lib/errors";
import type { Result } from "@/lib/result";

const UNREACHABLE: ShownError = {
  code: "unavailable",
  message: "The studio did not answer, so this may not have happened. Check the connection, then look before you repeat it.",
};

/** Runs a server action once at a time and holds what it refused. `done` hears of success. */
export function useAction<I, T>(action: (input: I) => Promise<Result<T>>, done?: (data: T) => void) {
  const [error, setError] = useState<ShownError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);

  async function run(input: I): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setError(null);
    const result = await action(input).catch((): Result<T> => ({ ok: false, error: UNREACHABLE }));
    isRunning.current = false;
    setBusy(false);
    if (result.ok) done?.(result.data);
    else setError(result.error);
  }

  return { run, error, isBusy, clear: () => setError(null) };
}
