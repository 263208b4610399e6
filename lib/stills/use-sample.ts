import path from "node:path";
import type { Actor } from "@/lib/access/actor";
import { takeInStill } from "@/lib/stills/intake";
import { SAMPLES } from "@/lib/stills/samples";
import type { UseSample } from "@/lib/stills/schema";
import type { StillView } from "@/lib/takes/view";

/** Makes a still of one of the photographs that come with Dailies. */
export async function useSample(actor: Actor, { sample }: UseSample): Promise<StillView> {
  const title = SAMPLES.find(({ id }) => id === sample)?.title ?? sample;
  // The bundler would otherwise take the whole folder of the project for this file's own.
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "public", "samples", `${sample}.jpg`);
  return takeInStill(actor, { path: file, name: title });
}
