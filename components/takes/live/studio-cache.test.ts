import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hearOfStudio, refetchStudio } from "@/components/takes/live/studio-cache";
import { stateQuery } from "@/lib/health/queries";
import type { StudioState } from "@/lib/health/view";

const FINE: StudioState = { studio: "ok", storage: "ok", worker: "ok", pauses: [] };
const NOBODY: StudioState = { ...FINE, worker: "down" };

let client: QueryClient;
let answers: ((state: StudioState) => void)[];
let leave: () => void;

beforeEach(() => {
  client = new QueryClient();
  answers = [];
  vi.stubGlobal(
    "fetch",
    (_path: string, { signal }: { signal: AbortSignal }) =>
      new Promise<Response>((resolve, reject) => {
        answers.push((state) => resolve(Response.json(state)));
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  );
  leave = new QueryObserver(client, stateQuery()).subscribe(() => {});
});

afterEach(() => {
  leave();
  client.clear();
  vi.unstubAllGlobals();
});

const asked = (times: number) => expect.poll(() => answers.length).toBe(times);
const shown = () => client.getQueryData<StudioState>(stateQuery().queryKey);

it("news that comes during the very first look is not covered by its answer", async () => {
  await asked(1);
  const heard = hearOfStudio(client);
  await asked(2);
  answers[0]?.(FINE);
  answers[1]?.(NOBODY);
  await heard;
  expect(shown()).toEqual(NOBODY);
});

it("news during a later look is asked for anew too", async () => {
  await asked(1);
  answers[0]?.(FINE);
  await expect.poll(shown).toEqual(FINE);
  void hearOfStudio(client);
  await asked(2);
  const heard = hearOfStudio(client);
  await asked(3);
  answers[2]?.(NOBODY);
  await heard;
  expect(shown()).toEqual(NOBODY);
});

it("a slow answer arrives, however often is asked meanwhile", async () => {
  await asked(1);
  answers[0]?.(FINE);
  await expect.poll(shown).toEqual(FINE);
  const looks = [refetchStudio(client), refetchStudio(client), refetchStudio(client)];
  await asked(2);
  answers[1]?.(NOBODY);
  await Promise.all(looks);
  expect(shown()).toEqual(NOBODY);
  expect(answers).toHaveLength(2);
});
