import { type Actor, readScope } from "@/lib/access/actor";
import { CAN_OPEN_HEIC } from "@/lib/media/image";

/** Whether a HEIC file may come in here: its bytes can be opened. */
export async function canOpenHeic(actor: Actor): Promise<boolean> {
  readScope(actor);
  return CAN_OPEN_HEIC;
}
