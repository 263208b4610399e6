import { queryOptions } from "@tanstack/react-query";
import type { PresetView } from "@/lib/presets/view";
import { readJson } from "@/lib/read-json";

export const PRESETS_KEY = ["presets"] as const;

/** The team's presets. Asked for when a list of them is opened, since others may have changed them. */
export function presetsQuery() {
  return queryOptions({
    queryKey: PRESETS_KEY,
    queryFn: ({ signal }) => readJson<PresetView[]>("/api/presets", signal),
    staleTime: 2_000,
    retry: 1,
  });
}
