import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { budgetRefresher } from "@/components/takes/live/budget-refresher";
import { spendingQuery } from "@/lib/budgets/queries";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("what is left is asked for once for takes that change together, and again for the next", async () => {
  vi.useFakeTimers();
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return Response.json({ budgets: [], assumed: { wavespeed: null, eachlabs: null } });
  });
  const client = new QueryClient();
  client.setQueryData(spendingQuery().queryKey, { budgets: [], assumed: { wavespeed: null, eachlabs: null } });
  const leave = new QueryObserver(client, spendingQuery()).subscribe(() => undefined);
  const changed = budgetRefresher(client);
  for (let takes = 0; takes < 8; takes += 1) changed();
  await vi.runOnlyPendingTimersAsync();
  expect(asked).toEqual(["/api/budgets"]);
  changed();
  await vi.runOnlyPendingTimersAsync();
  expect(asked).toHaveLength(2);
  leave();
  client.clear();
});
