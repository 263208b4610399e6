import type { ReadScope } from "@/lib/access/actor";
import { storagePart, workerPart } from "@/lib/health/parts";
import { listPauses } from "@/lib/health/pauses";
import type { StudioState } from "@/lib/health/view";

/** What is going on with the studio itself. Throws when the database can't be asked. */
export async function studioState(scope: ReadScope): Promise<StudioState> {
  const [storage, worker, pauses] = await Promise.all([storagePart(), workerPart(), listPauses(scope)]);
  return { studio: "ok", storage, worker, pauses };
}
