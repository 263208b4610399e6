import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { makeCaller, params, type Sent } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { metricsText } from "@/lib/health/metrics";
import { newId } from "@/lib/ids";
import { addTask } from "@/lib/queue/tasks";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let call: (path: string, sent?: Sent) => Request;

beforeAll(async () => {
  call = await makeCaller(["read"]);
});

describe("the metrics", () => {
  it("count takes, creates, workers and what waits, as Prometheus reads it", async () => {
    const { id } = await makeTake();
    await makeTake({ provider: "eachlabs", mode: "sandbox" });
    await db().create.create({
      data: { id: newId(), takeId: id, provider: "wavespeed", mode: "live", outcome: "unknown", payloadHash: "p", callbackHash: "c" },
    });
    await db().worker.create({ data: { id: "w", host: "h", pid: 1 } });
    await addTask("submit", { provider: "wavespeed" });
    const response = await GET(call("/api/metrics"), params({}));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    for (const line of [
      'dailies_takes{provider="wavespeed",mode="live",status="queued"} 1',
      'dailies_takes{provider="eachlabs",mode="sandbox",status="queued"} 1',
      'dailies_creates_total{provider="wavespeed",mode="live",outcome="unknown"} 1',
      "dailies_workers 1",
      'dailies_queue_tasks{state="waiting"} 1',
      'dailies_queue_tasks{state="failed"} 0',
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    for (const line of text.trimEnd().split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? -?[\d.]+(e\+?\d+)?)$/);
  });

  it("escape what a label may not hold", () => {
    const text = metricsText({
      takes: [{ provider: 'a"b\\c\nd', mode: "live", status: "queued", count: 1 }],
      creates: [],
      workers: 0,
      queue: { waiting: 0, failed: 0 },
    });
    expect(text).toContain('provider="a\\"b\\\\c\\nd"');
  });
});
