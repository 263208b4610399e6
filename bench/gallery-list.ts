import { Agent } from "node:http";
import type pg from "pg";
import { type Figure, median, ms, note, quantile, times } from "@/bench/figures";
import { bearer } from "@/bench/rest";
import type { BenchStudio } from "@/bench/studio";
import { timed } from "@/bench/timed";

const PAGE = 50;
const DEEP_PAGE = 1_000;
const ROUNDS = 3;
const CALLS = 40;

interface Filter {
  status?: string;
  provider?: string;
}

const FILTERS: readonly Filter[] = [{}, { provider: "wavespeed", status: "ready" }];

/** A page of 50 takes by REST, first and deep, plain and filtered, beside the bare SQL of the same page. */
export async function timeList(studio: BenchStudio, database: pg.Client, size: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const filter of FILTERS) figures.push(...(await measure({ studio, database, size, filter })));
  return figures;
}

interface Order {
  studio: BenchStudio;
  database: pg.Client;
  size: number;
  filter: Filter;
}

interface Page {
  number: number;
  scan: string;
  ask: () => Promise<number>;
  sql: () => Promise<number>;
  ours: number[][];
  bare: number[][];
}

/** The first page and a deep one, call by call in turn, so that what else the machine does meets all alike. */
async function measure({ studio, database, size, filter }: Order): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pages: Page[] = [];
  for (const number of new Set([1, await deepPage(database, filter)])) {
    const after = number === 1 ? null : await lastBefore(database, filter, number);
    const query = new URLSearchParams({ limit: String(PAGE), ...filter, ...(after && { cursor: cursorOf(after) }) });
    const ask = () => timed(agent, `${studio.url}/api/v1/takes?${query}`, bearer(studio));
    pages.push({ number, scan: await scanOf(database, filter, after), ask, sql: () => pageBySql(database, filter, after), ours: [], bare: [] });
  }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const page of pages) {
      page.ours[round] = [];
      page.bare[round] = [];
    }
    for (let call = 0; call < (round === 0 ? 10 : CALLS); call++) {
      for (const page of pages) {
        page.ours[round]?.push(await page.ask());
        page.bare[round]?.push(await page.sql());
      }
    }
  }
  agent.destroy();
  return pages.map((page) =>
    figureOf(page, `${size.toLocaleString("en-US")} takes, by REST, ${new URLSearchParams({ ...filter }).toString() || "all"}`),
  );
}

function figureOf({ number, scan, ours, bare }: Page, of: string): Figure {
  note(`${of}, page ${number}: ${scan}`);
  // The first round warms up.
  const at = (rounds: number[][], q: number) => median(rounds.slice(1).map((round) => quantile(round, q)));
  return {
    what: `${of}, page ${number.toLocaleString("en-US")}: p50 / p95`,
    ours: `${ms(at(ours, 0.5))} / ${ms(at(ours, 0.95))}`,
    baseline: `${ms(at(bare, 0.5))} / ${ms(at(bare, 0.95))} (bare SQL)`,
    ratio: `${times(at(ours, 0.5), at(bare, 0.5))} / ${times(at(ours, 0.95), at(bare, 0.95))}`,
    target: number === 1 ? "p95 ≤ 40 ms" : "as page 1",
  };
}

/** The 1,000th page, or the last full one where there are fewer. */
async function deepPage(database: pg.Client, filter: Filter): Promise<number> {
  const { rows } = await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM take WHERE ${where(filter)}`);
  return Math.min(DEEP_PAGE, Math.floor((rows[0]?.count ?? 0) / PAGE));
}

interface Place {
  at: string;
  id: string;
}

/** The last take of the page before this one. */
async function lastBefore(database: pg.Client, filter: Filter, page: number): Promise<Place | null> {
  const { rows } = await database.query<{ at: Date; id: string }>(
    `SELECT created_at AS at, id FROM take WHERE ${where(filter)} ORDER BY created_at DESC, id DESC OFFSET ${(page - 1) * PAGE - 1} LIMIT 1`,
  );
  return rows[0] ? { at: rows[0].at.toISOString(), id: rows[0].id } : null;
}

/** As lib/takes/data.ts writes them. */
function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

function where({ status, provider }: Filter): string {
  return [status && `take.status = '${status}'`, provider && `take.provider = '${provider}'`].filter(Boolean).join(" AND ") || "true";
}

function keyset(filter: Filter, after: Place | null): string {
  const beyond = after ? `created_at <= '${after.at}' AND NOT (created_at = '${after.at}' AND id >= '${after.id}')` : "true";
  return `FROM take WHERE ${where(filter)} AND ${beyond} ORDER BY created_at DESC, id DESC LIMIT ${PAGE + 1}`;
}

async function pageBySql(database: pg.Client, filter: Filter, after: Place | null): Promise<number> {
  const startedAt = performance.now();
  const { rows } = await database.query(
    `SELECT page.*, row_to_json(still) AS still, shot.number AS shot, project.code, member.name AS by, row_to_json(clip) AS clip, ledger.amount_micros
     FROM (SELECT take.* ${keyset(filter, after)}) page
     JOIN still ON still.id = page.still_id JOIN shot ON shot.id = page.shot_id JOIN project ON project.id = shot.project_id
     LEFT JOIN member ON member.id = page.created_by_id LEFT JOIN clip ON clip.take_id = page.id LEFT JOIN ledger ON ledger.take_id = page.id AND ledger.kind = 'charged'
     ORDER BY page.created_at DESC, page.id DESC`,
  );
  JSON.stringify(rows);
  return performance.now() - startedAt;
}

/** How the database finds the page's takes: its scan, and how many rows it looked at for nothing. */
async function scanOf(database: pg.Client, filter: Filter, after: Place | null): Promise<string> {
  const { rows } = await database.query<{ "QUERY PLAN": string }>(
    `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT take.* ${keyset(filter, after)}`,
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  const scan = /((?:Index|Bitmap|Seq|Parallel|Incremental)[\w ]*?(?:Scan|Sort)[^(\n]*)/.exec(plan)?.[1]?.trim() ?? "?";
  const removed = /Rows Removed by Filter: (\d+)/.exec(plan)?.[1] ?? "0";
  return `${scan.replace(/ on take\b/, "")}${plan.includes("Sort") ? " and a sort" : ""}${removed === "0" ? "" : `, ${removed} passed over`}`;
}
