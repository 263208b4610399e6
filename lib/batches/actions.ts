"use server";

import { cancelRest } from "@/lib/batches/cancel-rest";
import { hideBatch, pauseBatch, resumeBatch } from "@/lib/batches/pause";
import { retryBatch } from "@/lib/batches/retry";
import { BatchRef, RetryBatch, StartBatch } from "@/lib/batches/schema";
import { startBatch } from "@/lib/batches/start";
import { action } from "@/lib/next/action";

export const startBatchAction = action(StartBatch, startBatch);
export const pauseBatchAction = action(BatchRef, pauseBatch);
export const resumeBatchAction = action(BatchRef, resumeBatch);
export const cancelRestAction = action(BatchRef, cancelRest);
export const hideBatchAction = action(BatchRef, hideBatch);
export const retryBatchAction = action(RetryBatch, retryBatch);
