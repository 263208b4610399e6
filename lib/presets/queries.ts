import { queryOptions } from "@tanstack/react-query";
import type { PresetView } from "@/lib/presets/view";

export const PRESETS_KEY = ["presets"] as const;

/** The team's presets. Asked for when a list of them is opened, since others may have changed them. */
export function presetsQuery() {
  return queryOptions({
    queryKey: PRESETS_KEY,
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/presets", { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(`The studio answered ${response.status}.`);
      return (await response.json()) as PresetView[]; // the server shaped it by the same view
    },
    staleTime: 2_000,
    retry: 1,
  });
}
