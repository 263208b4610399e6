"use server";

import { askNow } from "@/lib/asking/check";
import { sha256 } from "@/lib/ids";
import { action } from "@/lib/next/action";
import { rawAddress } from "@/lib/saving/raw-address";
import { saveAgain } from "@/lib/saving/save-again";
import { moveToFront, reorderQueue } from "@/lib/sending/reorder";
import { cancelTake } from "@/lib/takes/cancel";
import { ReorderQueue, SettleByPerson, StartFromForm, TakeRef } from "@/lib/takes/schema";
import { settleByPerson } from "@/lib/takes/settle-by-person";
import { startTakes } from "@/lib/takes/start";

export const startTakesAction = action(StartFromForm, (actor, { intentId, ...input }) =>
  startTakes(actor, {
    ...input,
    isShotReused: true,
    intent: { scope: `member:${actor.memberId}`, key: intentId, bodyHash: sha256(JSON.stringify(input)) },
  }),
);
export const cancelTakeAction = action(TakeRef, cancelTake);
export const checkTakeAction = action(TakeRef, askNow);
export const settleTakeAction = action(SettleByPerson, settleByPerson);
export const saveAgainAction = action(TakeRef, saveAgain);
export const rawAddressAction = action(TakeRef, rawAddress);
export const moveToFrontAction = action(TakeRef, moveToFront);
export const reorderQueueAction = action(ReorderQueue, reorderQueue);
