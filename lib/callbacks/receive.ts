import { makeDue } from "@/lib/asking/make-due";
import { inBatches } from "@/lib/callbacks/in-batches";
import { db } from "@/lib/db";
import { faultPoint } from "@/lib/fault-point";
import { newId, sha256 } from "@/lib/ids";
import { log } from "@/lib/log";
import type { CallbackHint, ProviderId } from "@/lib/providers/provider";
import { callbackSecret } from "@/lib/sending/callback-address";
import type { Mode } from "@/lib/settings/access";
import { callbackReader, vendorCallbackSecret } from "@/lib/settings/providers";

/** What a provider sent to a callback address. */
export interface Delivery {
  provider: ProviderId;
  token: string;
  rawBody: Uint8Array;
  headers: Headers;
}

interface Receipt {
  id: string;
  provider: ProviderId;
  deliveryKey: string;
  takeId: string;
  signature: CallbackHint["signature"];
  predictionId: string | null;
  deliveries: number;
}

interface CalledCreate {
  id: string;
  takeId: string;
  provider: ProviderId;
  mode: Mode;
}

const MOST_AT_ONCE = 200;

/**
 * Takes in a callback: notes the receipt and makes its take due to be asked about, nothing more. Forged, repeated or late ones
 * change nothing that asking would not. False when the address is none of ours.
 */
export const receiveCallback: (delivery: Delivery) => Promise<boolean> = inBatches(receiveCallbacks, MOST_AT_ONCE);

/** As `receiveCallback`, for several that came together; answers in their order. */
export async function receiveCallbacks(deliveries: Delivery[]): Promise<boolean[]> {
  const creates = await findCreates(deliveries);
  const secretOf = await secretsFor(creates.values());
  const receipts = new Map<string, Receipt>();
  const due = { verified: new Set<string>(), unsigned: new Set<string>() };
  const isOurs = deliveries.map((delivery) => {
    const { provider, token, rawBody, headers } = delivery;
    const create = creates.get(sha256(token));
    if (!create || create.provider !== provider) return false;
    const hint = callbackReader(provider)({ rawBody, headers, secret: secretOf(create), now: new Date() });
    if (hint.signature === "forged") log().warn({ provider, takeId: create.takeId }, "a callback had a wrong signature");
    else due[hint.signature].add(create.takeId);
    countIn(receipts, create.takeId, delivery, hint);
    return true;
  });
  await noteReceipts([...receipts.values()]);
  faultPoint("after-receipt");
  await makeDue([...due.unsigned]);
  await makeDue([...due.verified], { isVerified: true });
  return isOurs;
}

async function findCreates(deliveries: Delivery[]): Promise<Map<string, CalledCreate>> {
  const rows = await db().create.findMany({
    where: { callbackHash: { in: deliveries.map(({ token }) => sha256(token)) } },
    select: { id: true, takeId: true, provider: true, mode: true, callbackHash: true },
  });
  return new Map(rows.map((row) => [row.callbackHash, row]));
}

/** Eachlabs signs with a secret of each create; WaveSpeed's is read once for all of a mode. */
async function secretsFor(creates: Iterable<CalledCreate>): Promise<(create: CalledCreate) => string | null> {
  const modes = new Set([...creates].filter(({ provider }) => provider === "wavespeed").map(({ mode }) => mode));
  const secrets = new Map(await Promise.all([...modes].map(async (mode) => [mode, await vendorCallbackSecret("wavespeed", mode)] as const)));
  return ({ id, provider, mode }) => (provider === "eachlabs" ? callbackSecret(id) : (secrets.get(mode) ?? null));
}

/** The same delivery twice is one receipt, within a batch too. */
function countIn(
  receipts: Map<string, Receipt>,
  takeId: string,
  { provider, rawBody }: Delivery,
  { deliveryId, signature, predictionId }: CallbackHint,
): void {
  const deliveryKey = deliveryId ?? sha256(rawBody);
  const key = `${takeId} ${deliveryKey}`;
  const known = receipts.get(key);
  if (known) known.deliveries += 1;
  else receipts.set(key, { id: newId(), provider, deliveryKey, takeId, signature, predictionId, deliveries: 1 });
}

/** A delivery that came before is counted. */
async function noteReceipts(receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) return;
  await db().$executeRaw`
    INSERT INTO callback_receipt (id, provider, delivery_key, take_id, signature, prediction_id, deliveries)
    SELECT id, provider::"ProviderId", "deliveryKey", "takeId", signature, "predictionId", deliveries
    FROM json_to_recordset(${JSON.stringify(receipts)}::json)
      AS heard (id text, provider text, "deliveryKey" text, "takeId" text, signature text, "predictionId" text, deliveries int)
    ORDER BY "takeId", "deliveryKey"
    ON CONFLICT (provider, take_id, delivery_key) DO UPDATE SET deliveries = callback_receipt.deliveries + excluded.deliveries`;
}
