import { Agent } from "node:http";
import type pg from "pg";
import { z } from "zod";
import { type Figure, median, ms, note, quantile, times } from "@/bench/figures";
import { bearer } from "@/bench/rest";
import { SEEDED_TAGS, SEEDED_WORDS } from "@/bench/seed-gallery";
import type { BenchStudio } from "@/bench/studio";
import { timed } from "@/bench/timed";

const PAGE = 50;
const DEEP_PAGE = 1_000;
const ROUNDS = 3;
const CALLS = 20;

/** Filters as they stand in the address: each alone, a rare mix, and two that leave nothing. */
const FILTERS = [
  "project=QC",
  "provider=eachlabs",
  "model=wan-v2-2-i2v",
  "mode=sandbox",
  "status=failed",
  "verdict=approved",
  "verdict=none",
  "resolution=720p",
  "ratio=1:1",
  `tag=${SEEDED_TAGS.common}`,
  `tag=${SEEDED_TAGS.rare}`,
  "from=2026-11-01&to=2026-11-10",
  "notes=open",
  "favourite=1",
  "rating=4",
  "view=archive",
  "view=trash",
  "project=QC&provider=eachlabs&verdict=rejected&rating=5&ratio=9:16",
  "status=failed&verdict=approved",
  "ratio=21:9",
  `q=${SEEDED_WORDS.common}`,
  `q=${SEEDED_WORDS.few}`,
  `q=${SEEDED_WORDS.part}`,
  `q=${SEEDED_WORDS.slip}`,
  `q=${SEEDED_WORDS.common}&project=QC&verdict=approved`,
];
const SORTS = ["oldest", "rating", "longest", "dearest"];

const Page = z.object({ tiles: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() });

interface Asked {
  what: string;
  path: string;
  /** Whose time it is compared with. */
  beside: "page" | "first" | "group" | "ids";
  target: string;
}

/** Pages of 50 tiles with every filter and in every order, counts, and all ids; each beside something plain by `pg`, call by call in turn. */
export async function timeWall(studio: BenchStudio, database: pg.Client, size: number): Promise<Figure[]> {
  const deep = await deepCursor(studio);
  const within = "p95 ≤ 40 ms";
  const page = (search: string): Asked => ({ what: search || "all", path: `/api/gallery?${search}&limit=${PAGE}`, beside: "page", target: within });
  const asked: Asked[] = [
    page(""),
    {
      what: `all, page ${deep.page.toLocaleString("en-US")}`,
      path: `/api/gallery?limit=${PAGE}&cursor=${deep.cursor}`,
      beside: "first",
      target: "as page 1",
    },
    ...FILTERS.map(page),
    ...SORTS.flatMap((sort) => [page(`sort=${sort}`), page(`sort=${sort}&status=failed&verdict=approved`)]),
    { what: "counts of all", path: "/api/gallery/counts", beside: "group", target: "-" },
    { what: "counts, project=QC&verdict=approved", path: "/api/gallery/counts?project=QC&verdict=approved", beside: "group", target: "-" },
    { what: `counts, q=${SEEDED_WORDS.few}`, path: `/api/gallery/counts?q=${encodeURIComponent(SEEDED_WORDS.few)}`, beside: "group", target: "-" },
    { what: "tags", path: "/api/gallery/tags", beside: "group", target: "-" },
    { what: "ids and ratios of all", path: "/api/gallery/order", beside: "ids", target: "-" },
    { what: "ids and ratios, by rating", path: "/api/gallery/order?sort=rating", beside: "ids", target: "-" },
    { what: "ids and ratios, project=QC", path: "/api/gallery/order?project=QC", beside: "ids", target: "-" },
  ];
  return measure(studio, database, size, asked);
}

async function measure(studio: BenchStudio, database: pg.Client, size: number, asked: readonly Asked[]): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const plain = {
    page: () => bySql(database, PAGE_SQL),
    first: () => timed(agent, `${studio.url}/api/gallery?limit=${PAGE}`, bearer(studio)),
    group: () => bySql(database, "SELECT status, count(*) FROM take WHERE archived_at IS NULL AND trashed_at IS NULL GROUP BY status"),
    ids: () => bySql(database, "SELECT id, ratio FROM take WHERE archived_at IS NULL AND trashed_at IS NULL ORDER BY created_at DESC, id DESC"),
  };
  const figures: Figure[] = [];
  for (const one of asked) {
    const [ours, bare]: [number[][], number[][]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const [mine, its]: [number[], number[]] = [[], []];
      for (let call = 0; call < (round === 0 ? 5 : CALLS); call++) {
        mine.push(await timed(agent, `${studio.url}${encodeURI(one.path)}`, bearer(studio)));
        its.push(await plain[one.beside]());
      }
      // the first round warms up
      if (round > 0) {
        ours.push(mine);
        bare.push(its);
      }
    }
    const at = (rounds: number[][], q: number) => median(rounds.map((round) => quantile(round, q)));
    note(`${one.what}: ${ms(at(ours, 0.5))}`);
    figures.push({
      what: `${size.toLocaleString("en-US")} takes, ${one.what}: p50 / p95`,
      ours: `${ms(at(ours, 0.5))} / ${ms(at(ours, 0.95))}`,
      baseline: `${ms(at(bare, 0.5))} / ${ms(at(bare, 0.95))} (${BESIDE[one.beside]})`,
      ratio: `${times(at(ours, 0.5), at(bare, 0.5))} / ${times(at(ours, 0.95), at(bare, 0.95))}`,
      target: one.target,
    });
  }
  agent.destroy();
  return figures;
}

const BESIDE = { page: "bare SQL of a page", first: "page 1", group: "bare SQL, counted", ids: "bare SQL of all ids" };

const PAGE_SQL = `SELECT page.*, row_to_json(still) AS still, shot.number AS shot, project.code, row_to_json(clip) AS clip, ledger.amount_micros
  FROM (SELECT * FROM take WHERE archived_at IS NULL AND trashed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT ${PAGE}) page
  JOIN still ON still.id = page.still_id JOIN shot ON shot.id = page.shot_id JOIN project ON project.id = page.project_id
  LEFT JOIN clip ON clip.take_id = page.id LEFT JOIN ledger ON ledger.take_id = page.id AND ledger.kind = 'charged'
  ORDER BY page.created_at DESC, page.id DESC`;

async function bySql(database: pg.Client, sql: string): Promise<number> {
  const startedAt = performance.now();
  JSON.stringify((await database.query(sql)).rows);
  return performance.now() - startedAt;
}

/** Where the 1,000th page begins, or the last full one where there are fewer. */
async function deepCursor(studio: BenchStudio): Promise<{ page: number; cursor: string }> {
  let [page, cursor] = [1, ""];
  const step = 4 * PAGE;
  for (;;) {
    const answer = await fetch(`${studio.url}/api/gallery?limit=${step}&cursor=${cursor}`, { headers: bearer(studio) });
    const { nextCursor } = Page.parse(await answer.json());
    if (!nextCursor || page + 4 > DEEP_PAGE + 1) return { page, cursor };
    [page, cursor] = [page + 4, nextCursor];
  }
}
