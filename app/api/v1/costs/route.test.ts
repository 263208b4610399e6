import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/costs/route";
import { CostsResponse } from "@/lib/api/schema";
import { makeCaller, params, type Sent } from "@/lib/api/testing";
import { makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let call: (path: string, sent?: Sent) => Request;

beforeAll(async () => {
  call = await makeCaller(["read"]);
  await makeTake();
});

describe("the costs", () => {
  it("are sums of the ledger, by group where asked", async () => {
    const response = await GET(call("/api/v1/costs?groupBy=provider&from=2020-01-01"), params({}));
    expect(response.status).toBe(200);
    const costs = CostsResponse.strict().parse(await response.json());
    expect(costs.live).toEqual({ chargedMicros: 0, reservedMicros: 300_000, possibleMicros: 0 });
    expect(costs.groups).toEqual([{ key: "wavespeed", ...costs.live }]);
  });

  it.each(["from=yesterday", "to=2026-02-30", "groupBy=mood", "form=2026-01-01"])("refuse ?%s with 422", async (query) => {
    const response = await GET(call(`/api/v1/costs?${query}`), params({}));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { fields: { [query.split("=")[0] ?? ""]: expect.any(String) } } });
  });
});
