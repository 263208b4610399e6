import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { BenchStudio } from "@/bench/studio";

const Made = z.object({ id: z.string() });
const Started = z.object({ takes: z.array(Made) });
const Take = z.object({ id: z.string(), status: z.string(), predictionId: z.string().nullable(), failure: z.unknown() });

export function bearer({ token }: BenchStudio): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** Adds one of the sample stills; answers its id. */
export async function addStill(studio: BenchStudio, sample = "public/samples/fig.jpg"): Promise<string> {
  const form = new FormData();
  form.set("file", new File([await readFile(sample)], "still.jpg", { type: "image/jpeg" }));
  return Made.parse(await ask(studio, "/api/v1/stills", { method: "POST", body: form })).id;
}

/** Starts takes; answers their ids. */
export async function startTakes(
  studio: BenchStudio,
  body: { provider: string; stillId: string; count?: number; settings?: object },
): Promise<string[]> {
  const answer = await ask(studio, "/api/v1/takes", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ prompt: "Slow push in, static light.", ...body }),
  });
  return Started.parse(answer).takes.map(({ id }) => id);
}

export async function readTake(studio: BenchStudio, id: string): Promise<z.output<typeof Take>> {
  return Take.parse(await ask(studio, `/api/v1/takes/${id}`));
}

async function ask(studio: BenchStudio, place: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`${studio.url}${place}`, { ...init, headers: { ...init.headers, ...bearer(studio) } });
  if (!answer.ok) throw new Error(`${place} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
