import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Ask, Vendor } from "@/e2e/faults/client";
import type { World } from "@/e2e/faults/world";
import type { TakeStatus } from "@/lib/takes/limits";

export interface TakeFact {
  id: string;
  vendor: Vendor;
  status: TakeStatus;
  seed: number;
  predictionId: string | null;
  leaseOwner: string | null;
  failureCode: string | null;
  waitReason: string | null;
  nextCheckInMs: number | null;
  estimateMicros: number | null;
  /** Every create that was written down for it. */
  creates: { outcome: string; callbackHash: string }[];
  /** Sums by kind, and how many rows. */
  ledger: Partial<Record<"reserved" | "charged" | "released" | "adjusted", { micros: number; rows: number }>>;
  clip: { isWhole: boolean; hasPictures: boolean } | null;
  steps: { from: TakeStatus | null; to: TakeStatus }[];
  deliveries: number;
  /** Callbacks that the vendor signed and that name its prediction. */
  told: number;
}

/** What a vendor took on, as its own disk says. */
export interface PredictionFact {
  id: string;
  vendor: Vendor;
  seed: number;
  listMicros: number;
  state: "waiting" | "rendering" | "done" | "failed";
  hasOutput: boolean;
  isCanceled: boolean;
  /** SHA-256 of the token in the callback address that came with it. */
  callbackHash: string | null;
  createdAt: number;
  endedAt: number | null;
}

/** Everything that a run is judged by: the studio's own books, the vendors' and what the client was promised. */
export interface Facts {
  asks: readonly Ask[];
  takes: TakeFact[];
  predictions: PredictionFact[];
}

export async function readFacts(world: World): Promise<Facts> {
  const rows = await world.database.query<TakeRow>(world.databaseName, TAKES);
  const takes = await Promise.all(rows.map((row) => takeFact(row, path.join(world.dataDir, "media"))));
  return { asks: world.client.asks, takes, predictions: readPredictions(path.join(world.vendorDir, "sandbox", "predictions")) };
}

interface TakeRow extends Omit<TakeFact, "clip" | "ledger"> {
  ledger: { kind: keyof TakeFact["ledger"]; micros: string; rows: number }[];
  clip: { storage_key: string; poster_key: string; sprite_key: string; bytes: number; sha256: string } | null;
}

const TAKES = `
  SELECT t.id, t.provider::text AS vendor, t.status::text, t.seed, t.prediction_id AS "predictionId", t.lease_owner AS "leaseOwner",
    t.failure_code AS "failureCode", t.wait_reason AS "waitReason", t.estimate_micros::float8 AS "estimateMicros",
    extract(epoch FROM t.next_check_at - now()) * 1000 AS "nextCheckInMs",
    (SELECT coalesce(json_agg(json_build_object('outcome', c.outcome, 'callbackHash', c.callback_hash) ORDER BY c.sent_at, c.id), '[]') FROM take_create c WHERE c.take_id = t.id) AS creates,
    (SELECT coalesce(json_agg(l), '[]') FROM (SELECT kind, sum(amount_micros)::text AS micros, count(*)::int AS rows FROM ledger WHERE take_id = t.id GROUP BY kind) l) AS ledger,
    (SELECT to_json(c) FROM clip c WHERE c.take_id = t.id) AS clip,
    (SELECT coalesce(json_agg(json_build_object('from', s.from_status, 'to', s.to_status) ORDER BY s.id), '[]') FROM take_step s WHERE s.take_id = t.id) AS steps,
    (SELECT coalesce(sum(r.deliveries), 0)::int FROM callback_receipt r WHERE r.take_id = t.id) AS deliveries,
    (SELECT count(*)::int FROM callback_receipt r WHERE r.take_id = t.id AND r.signature = 'verified' AND r.prediction_id IS NOT NULL) AS told
  FROM take t ORDER BY t.created_at, t.id`;

async function takeFact({ ledger, clip, nextCheckInMs, ...row }: TakeRow, media: string): Promise<TakeFact> {
  return {
    ...row,
    nextCheckInMs: nextCheckInMs === null ? null : Number(nextCheckInMs),
    ledger: Object.fromEntries(ledger.map(({ kind, micros, rows }) => [kind, { micros: Number(micros), rows }])),
    clip: clip && {
      isWhole: await holds(path.join(media, clip.storage_key), clip.bytes, clip.sha256),
      hasPictures: [clip.poster_key, clip.sprite_key].every((key) => existsSync(path.join(media, key)) && statSync(path.join(media, key)).size > 0),
    },
  };
}

async function holds(file: string, bytes: number, sha256: string): Promise<boolean> {
  if (!existsSync(file) || statSync(file).size !== Number(bytes)) return false;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex") === sha256;
}

interface KeptPrediction extends Omit<PredictionFact, "isCanceled" | "callbackHash"> {
  canceledAt: number | null;
  callback: { url: string } | null;
}

/** From the files themselves: what a killed sandbox had taken on but not yet noted in its log counts as well. */
function readPredictions(folder: string): PredictionFact[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as KeptPrediction) // the sandbox's own shape
    .map(({ id, vendor, seed, listMicros, state, hasOutput, canceledAt, callback, createdAt, endedAt }) => ({
      id,
      vendor,
      seed,
      listMicros,
      state,
      hasOutput,
      isCanceled: canceledAt !== null,
      callbackHash:
        callback &&
        createHash("sha256")
          .update(callback.url.split("/").at(-1) ?? "")
          .digest("hex"),
      createdAt,
      endedAt,
    }));
}
