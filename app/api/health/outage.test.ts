import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { POST as start, GET as takes } from "@/app/api/v1/takes/route";
import { asNobody, params } from "@/lib/api/testing";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

// No database is there at all: DATABASE_URL of the tests points nowhere.

it("says 503 for its health without a word of where the database is", async () => {
  const response = await health(asNobody("/api/health"), params({}));
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: "down", database: "down", storage: "ok", worker: "down" });
});

it("answers 503 with when to try again, and lets no token in", async () => {
  for (const request of [
    asNobody("/api/v1/takes", { headers: { authorization: "Bearer dly_any" } }),
    asNobody("/api/v1/takes", { body: {}, headers: { authorization: "Bearer dly_any" } }),
  ]) {
    const response = await (request.method === "GET" ? takes : start)(request, params({}));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.json()).toEqual({ error: { code: "unavailable", message: expect.not.stringContaining("127.0.0.1") } });
  }
});
