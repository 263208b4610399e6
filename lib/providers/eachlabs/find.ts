import { z } from "zod";
import { EACHLABS_MODEL } from "@/lib/providers/eachlabs/model";
import type { Found, LostSubmit } from "@/lib/providers/provider";

const PAGE = 100;
/** Pages read of each list: what was lost is new, and the lists begin with the newest. */
const PAGES_MAX = 5;
/** More than these would be asked about one by one: a person decides instead. */
const CANDIDATES_MAX = 25;
const SKEW_MS = 2_000;
const ASKED_MS = 60_000;

/** Asks a path of the vendor's; answers the parsed body. Throws ProviderError. */
export type Ask = (path: string) => Promise<unknown>;
/** The echoed input of one prediction; null when it is not known (any more). */
export type InputOf = (predictionId: string) => Promise<{ seed: number | null; prompt: string | null } | null>;

const text = z.string().nullish().catch(null);
const anything = z.unknown().optional();
const Row = z.object({ id: text, execution_id: text, prediction_id: text, predictionID: text, model: text, url: text, created_at: text });
type Row = z.output<typeof Row>;
const Named = z.object({ webhooks: anything, executions: anything, data: anything, items: anything });

/** One unguessable callback address for each create: the row that carries it names the prediction for certain. */
export async function findByCallback(ask: Ask, lost: LostSubmit): Promise<string | null> {
  if (!lost.callbackUrl) return null;
  for await (const row of rowsOf(ask, "/webhooks", {})) {
    const id = row.execution_id ?? row.prediction_id ?? row.predictionID;
    if (row.url === lost.callbackUrl && id && !lost.known.has(id)) return id;
    const at = Date.parse(row.created_at ?? "");
    if (at < lost.sentAt.getTime() - ASKED_MS) return null;
  }
  return null;
}

/** Goes through what ran in the window and compares each one's own seed and prompt with those that were sent. */
export async function findByInput(ask: Ask, inputOf: InputOf, lost: LostSubmit): Promise<Found> {
  const ids = new Set<string>();
  const window = { model: EACHLABS_MODEL.id, from: iso(lost.sentAt.getTime() - ASKED_MS), to: iso(lost.until.getTime() + ASKED_MS) };
  for await (const row of rowsOf(ask, "/executions", window)) {
    const id = row.id ?? row.execution_id ?? row.prediction_id ?? row.predictionID;
    if (id && !lost.known.has(id) && (!row.model || row.model === EACHLABS_MODEL.id) && isInWindow(row, lost)) ids.add(id);
    if (ids.size > CANDIDATES_MAX) return { state: "unclear", candidates: ids.size };
  }
  const matches: string[] = [];
  let untold = 0;
  for (const id of ids) {
    const input = await inputOf(id);
    if (input === null || input.seed === null) untold += 1;
    else if (input.seed === lost.seed && (input.prompt === null || input.prompt === lost.prompt)) matches.push(id);
  }
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return { state: "found", predictionId: only };
  const candidates = matches.length + untold;
  return candidates === 0 ? { state: "absent" } : { state: "unclear", candidates };
}

async function* rowsOf(ask: Ask, path: string, query: Record<string, string>): AsyncGenerator<Row> {
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const search = new URLSearchParams({ ...query, limit: String(PAGE), offset: String(page * PAGE) });
    const rows = listIn(await ask(`${path}?${search}`));
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

function listIn(body: unknown): Row[] {
  const named = Named.safeParse(body).data;
  for (const list of [body, named?.webhooks, named?.executions, named?.data, named?.items]) {
    if (Array.isArray(list)) return list.map((row) => Row.safeParse(row).data).filter((row) => row !== undefined);
  }
  return [];
}

function isInWindow(row: Row, lost: LostSubmit): boolean {
  const at = Date.parse(row.created_at ?? "");
  return Number.isNaN(at) || (at >= lost.sentAt.getTime() - SKEW_MS && at <= lost.until.getTime() + SKEW_MS);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
