"use client";

import { useQuery } from "@tanstack/react-query";
import { useProject } from "@/components/projects/shown-project";
import { later } from "@/components/ui/later";
import { batchesQuery } from "@/lib/batches/queries";

const BatchLines = later(() => import("@/components/batches/batch-lines").then((module) => module.BatchLines));

/** The batches of the project that is shown, above its feed; their code comes with the first of them. */
export function BatchesAbove() {
  const { data } = useQuery(batchesQuery());
  const project = useProject();
  const shown = data?.filter(({ projectId }) => project === null || projectId === project.id) ?? [];
  return shown.length > 0 ? <BatchLines batches={shown} /> : null;
}
