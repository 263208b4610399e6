import { z } from "zod";
import type { BenchStudio } from "@/bench/studio";

const HEADERS = { "content-type": "application/json", "x-sandbox-control": "1" };
const Log = z.object({
  creates: z.array(
    z.object({
      vendor: z.enum(["wavespeed", "eachlabs"]),
      predictionId: z.string().nullable(),
      callbackUrl: z.string().nullable(),
      at: z.string(),
      isAccepted: z.boolean(),
      endedAt: z.string().nullable(),
    }),
  ),
});
export type SeenCreate = z.output<typeof Log>["creates"][number];

/** Says to the studio's sandbox how to behave. */
export async function control(studio: BenchStudio, place: "settings" | "faults", body: unknown): Promise<void> {
  const answer = await fetch(`${studio.sandboxUrl}/sandbox/${place}`, { method: "POST", headers: HEADERS, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The sandbox refused its ${place}: ${answer.status} ${await answer.text()}`);
}

/** The creates that the sandbox has seen. */
export async function seenCreates(studio: BenchStudio): Promise<SeenCreate[]> {
  const answer = await fetch(`${studio.sandboxUrl}/sandbox/log`, { headers: HEADERS });
  return Log.parse(await answer.json()).creates;
}
