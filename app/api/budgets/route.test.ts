import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/budgets/route";
import { makeCaller, params, type Sent } from "@/lib/api/testing";
import { setBudgets } from "@/lib/budgets/set";
import { makeProject } from "@/lib/budgets/testing";
import { defaultProject } from "@/lib/projects/data";
import { setPrices } from "@/lib/settings/set-prices";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let call: (path: string, sent?: Sent) => Request;

beforeAll(async () => {
  call = await makeCaller(["read"]);
});

async function ask() {
  const response = await GET(call("/api/budgets"), params({}));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return response.json();
}

describe("what holds a press back", () => {
  it("is nothing in a new studio, and asking makes no project", async () => {
    expect(await ask()).toEqual({ budgets: [], assumed: { wavespeed: null, eachlabs: null } });
  });

  it("is the workspace's and the default project's budgets, and not those of others", async () => {
    const [owner, other] = [await makeMember(), await makeMember("producer")];
    const project = await defaultProject();
    await makeTake();
    await setPrices(owner, { provider: "eachlabs", prices: {}, assumeMicros: 500_000 });
    await setBudgets(owner, { scope: "workspace", month: 1_000_000 });
    await setBudgets(owner, { scope: "project", id: project.id, day: 700_000 });
    await setBudgets(owner, { scope: "member", id: other.memberId, month: 5 });
    const { budgets, assumed } = await ask();
    expect(assumed).toEqual({ wavespeed: null, eachlabs: 500_000 });
    expect(budgets).toEqual([
      expect.objectContaining({ scope: "workspace", name: null, period: "month", reservedMicros: 300_000, leftMicros: 700_000 }),
      expect.objectContaining({ scope: "project", period: "day", limitMicros: 700_000, leftMicros: 400_000 }),
    ]);
    expect(Object.keys(budgets[0])).not.toContain("id");
  });

  it("is another project's budgets where that is named", async () => {
    const owner = await makeMember();
    const { id } = await makeProject("AUT", "AUTUMN");
    await setBudgets(owner, { scope: "project", id, month: 900_000 });
    const response = await GET(call(`/api/budgets?projectId=${id}`), params({}));
    const { budgets } = await response.json();
    expect(budgets.filter((budget: { scope: string }) => budget.scope === "project")).toEqual([
      expect.objectContaining({ name: "AUTUMN", limitMicros: 900_000, leftMicros: 900_000 }),
    ]);
  });
});
