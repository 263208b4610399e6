import type { Actor } from "@/lib/access/actor";
import { beginChange } from "@/lib/gallery/begin-change";
import { requireMarking } from "@/lib/gallery/marks";
import type { ChangeTakes } from "@/lib/gallery/schema";
import type { ChangeView } from "@/lib/gallery/view";

/**
 * Marks many takes: begins it under the id that the asker gave, so that it can be gone on with and taken back even if no answer comes, and does as much as
 * one asking does. Asked again under the same id it goes on. Archive and trash only hide: nothing that was paid for is ever deleted. Throws `forbidden`.
 */
export async function changeTakes(actor: Actor, { changeId, selection, change }: ChangeTakes): Promise<ChangeView> {
  requireMarking(actor, change);
  return beginChange(actor, { id: changeId, selection, done: change });
}
