import { afterEach, expect, test, vi } from "vitest";
import { BATCH_TAKES_MAX } from "@/lib/batches/limits";
import { askStills } from "@/lib/batches/queries";
import { AskStills } from "@/lib/batches/schema";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("stills of a full sheet are asked for in questions that the studio takes, and answered as one", async () => {
  const questions: string[][] = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    const { refs } = AskStills.parse(JSON.parse(body));
    questions.push(refs);
    return Response.json(Object.fromEntries(refs.map((ref) => [ref, { id: ref }])));
  });
  const refs = Array.from({ length: 2 * BATCH_TAKES_MAX + 1 }, (_, index) => `still-${index}`);
  expect(Object.keys(await askStills(refs))).toEqual(refs);
  expect(questions.map(({ length }) => length)).toEqual([BATCH_TAKES_MAX, BATCH_TAKES_MAX, 1]);
});
