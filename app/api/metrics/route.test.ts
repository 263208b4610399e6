import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { makeCaller, params, type Sent } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { prometheusText } from "@/lib/health/prometheus";
import { forgetTotals } from "@/lib/health/totals";
import { newId } from "@/lib/ids";
import { addTask } from "@/lib/queue/tasks";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));
process.env.WAVESPEED_API_KEY = "live-key-of-wavespeed";

let call: (path: string, sent?: Sent) => Request;

beforeAll(async () => {
  call = await makeCaller(["read"]);
});

const FAILED = { status: "failed", failureCode: "refused", failureMessage: "no", finishedAt: new Date() } as const;

interface Series {
  type: string;
  values: Map<string, number>;
}

/** Reads the text format as strictly as Prometheus' own parser does; throws at the first line that is not of it. */
function parse(text: string): Map<string, Series> {
  const families = new Map<string, Series>();
  let current: { name: string; series: Series } = { name: "", series: { type: "", values: new Map() } };
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.slice(0, -1).split("\n")) {
    const help = /^# HELP ([a-zA-Z_:][\w:]*) \S.*$/.exec(line);
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (gauge|counter)$/.exec(line);
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)+)\})? (-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|\+Inf|NaN))$/.exec(
      line,
    );
    if (help) {
      if (families.has(help[1]!)) throw new Error(`a second family: ${line}`);
      current = { name: help[1]!, series: { type: "", values: new Map() } };
      families.set(help[1]!, current.series);
    } else if (type && current.name === type[1]) current.series.type = type[2]!;
    else if (sample && current.name === sample[1]) {
      if (current.series.values.has(sample[2] ?? "")) throw new Error(`the same series twice: ${line}`);
      current.series.values.set(sample[2] ?? "", Number(sample[3]));
    } else throw new Error(`not of the format: ${line}`);
  }
  return families;
}

async function read(): Promise<Map<string, Series>> {
  forgetTotals();
  const response = await GET(call("/api/metrics"), params({}));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  return parse(await response.text());
}

describe("the metrics", () => {
  it("count takes, creates, doubts, money, gates, workers and what waits, as Prometheus reads it", async () => {
    const { id: lost } = await makeTake({ status: "unconfirmed", sentAt: new Date(), createdAt: new Date(Date.now() - 90_000) });
    await makeTake({ createdAt: new Date(Date.now() - 60_000) });
    await makeTake({ provider: "eachlabs", mode: "sandbox", status: "saving", saves: 3, sentAt: new Date(), predictionId: "p1" });
    await makeTake(FAILED);
    const { id: adopted } = await makeTake({ status: "unconfirmed", sentAt: new Date() });
    await db().take.update({ where: { id: adopted }, data: { status: "generating", predictionId: "p2" } });
    await db().create.create({
      data: { id: newId(), takeId: lost, provider: "wavespeed", mode: "live", outcome: "unknown", payloadHash: "p", callbackHash: "c" },
    });
    await db().providerGate.createMany({
      data: [
        { provider: "wavespeed", mode: "live", pausedReason: "unreachable", doubts: 3 },
        { provider: "eachlabs", mode: "sandbox" },
      ],
    });
    await db().budget.create({ data: { id: newId(), period: "month", limitMicros: 2_000_000n } });
    await db().worker.create({ data: { id: "w", host: 'an "odd" host', pid: 1 } });
    await addTask("submit", { provider: "wavespeed" });
    mkdirSync(path.join(process.env.DATA_DIR!, "spool", "aside"), { recursive: true });
    writeFileSync(path.join(process.env.DATA_DIR!, "spool", "a.json"), "{}");
    writeFileSync(path.join(process.env.DATA_DIR!, "spool", "b.json.part"), "{}");

    const families = await read();
    const value = (name: string, labels = "") => families.get(name)?.values.get(labels);
    const live = 'provider="wavespeed",mode="live"';
    const sandbox = 'provider="eachlabs",mode="sandbox"';
    expect(value("dailies_takes", `${live},status="queued"`)).toBe(1);
    expect(value("dailies_takes", `${live},status="failed"`)).toBe(1);
    expect(value("dailies_takes", `${live},status="unconfirmed"`)).toBe(1);
    expect(value("dailies_takes", `${sandbox},status="saving"`)).toBe(1);
    expect(value("dailies_queue_oldest_wait_seconds", live)).toBeGreaterThan(50);
    expect(value("dailies_save_tries", sandbox)).toBe(3);
    expect(value("dailies_creates_total", `${live},outcome="unknown"`)).toBe(1);
    expect(value("dailies_doubts_settled_total", 'to="generating"')).toBe(1);
    expect(value("dailies_gate_paused", `${live},reason="unreachable"`)).toBe(1);
    expect(value("dailies_gate_paused", sandbox)).toBe(0);
    expect(value("dailies_gate_doubts", live)).toBe(3);
    expect(value("dailies_takes_in_flight", live)).toBe(2);
    expect(value("dailies_takes_in_flight_limit", live)).toBe(2);
    expect(value("dailies_creates_last_minute", live)).toBe(1);
    expect(value("dailies_creates_per_minute_limit", live)).toBe(5);
    expect(value("dailies_creates_per_minute_limit", sandbox)).toBe(60);
    expect(value("dailies_ledger_micros", 'kind="reserved"')).toBe(1_200_000);
    expect(value("dailies_possible_spend_micros")).toBe(300_000);
    expect(value("dailies_budget_limit_micros", 'scope="workspace",period="month"')).toBe(2_000_000);
    expect(value("dailies_budget_left_micros", 'scope="workspace",period="month"')).toBe(1_100_000);
    expect(value("dailies_workers")).toBe(1);
    expect(value("dailies_worker_silence_seconds", 'worker="w",host="an \\"odd\\" host"')).toBeGreaterThanOrEqual(0);
    expect(value("dailies_queue_tasks", 'state="waiting"')).toBe(1);
    expect(value("dailies_queue_tasks", 'state="failed"')).toBe(0);
    expect(value("dailies_spool_files", 'state="waiting"')).toBe(1);
    expect(value("dailies_spool_files", 'state="aside"')).toBe(0);
    expect(value("dailies_event_streams")).toBe(0);
    expect(value("dailies_event_loop_lag_seconds", 'quantile="0.99"')).toBeGreaterThanOrEqual(0);
    expect(value("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
    for (const [name, { type }] of families) expect(type, name).toBe(name.endsWith("_total") ? "counter" : "gauge");
  });

  it("read all of history once a minute, whoever asks, and the rest each time", async () => {
    const before = await read();
    const { id } = await makeTake(FAILED);
    await db().worker.deleteMany();
    const response = await GET(call("/api/metrics"), params({}));
    const after = parse(await response.text());
    expect(after.get("dailies_takes")).toEqual(before.get("dailies_takes"));
    expect(after.get("dailies_workers")?.values.get("")).toBe(0);
    expect((await read()).get("dailies_takes")?.values.get('provider="wavespeed",mode="live",status="failed"'), id).toBe(2);
  });

  it("escape what a label or a help may not hold", () => {
    const text = prometheusText([
      { name: "a", type: "gauge", help: 'one\\two\n"three"', samples: [{ labels: { l: 'a"b\\c\nd', none: null }, value: 1 }] },
    ]);
    expect(text).toBe('# HELP a one\\\\two\\n"three"\n# TYPE a gauge\na{l="a\\"b\\\\c\\nd"} 1\n');
    expect(parse(text).get("a")?.values.size).toBe(1);
  });
});
