import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { replaceFile } from "@/lib/sandbox/state/replace-file";
import { VENDORS, type Vendor } from "@/lib/sandbox/state/settings";

const Interpolation = z.object({ model: z.string(), between: z.number(), isFpsAdjusted: z.boolean() });

/** What decides the clip's size and frames, once the still's own shape is known. */
const Wish = z.discriminatedUnion("vendor", [
  z.object({ vendor: z.literal("wavespeed"), resolution: z.string(), durationS: z.number() }),
  z.object({ vendor: z.literal("eachlabs"), resolution: z.string(), aspect: z.string(), interpolation: Interpolation }),
]);
export type Wish = z.infer<typeof Wish>;

const Callback = z.object({
  url: z.string(),
  /** What it is signed with; null leaves it unsigned. */
  secret: z.string().nullable(),
  deliveryId: z.string(),
  /** Set at the first try: Eachlabs signs all tries with it. */
  signedAt: z.number().nullable(),
  state: z.enum(["waiting", "delivered", "given_up", "lost"]),
  dueAt: z.number().nullable(),
  tries: z.array(z.object({ at: z.number(), status: z.number().nullable(), error: z.string().nullable() })),
});
export type Callback = z.infer<typeof Callback>;

export const FATES = ["usual", "fails", "moderated", "never_ends", "no_output", "flagged", "ends_though_canceled"] as const;

const Prediction = z.object({
  id: z.string(),
  vendor: z.enum(VENDORS),
  model: z.string(),
  /** As it was sent, defaults filled in. */
  input: z.record(z.string(), z.unknown()),
  seed: z.number(),
  prompt: z.string(),
  image: z.string(),
  endImage: z.string().nullable(),
  wish: Wish,
  /** What the vendor would have asked for it. */
  listMicros: z.number(),
  fate: z.enum(FATES),
  createdAt: z.number(),
  /** No end is shown before this. */
  endsAt: z.number(),
  state: z.enum(["waiting", "rendering", "done", "failed"]),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  canceledAt: z.number().nullable(),
  failure: z.object({ code: z.number(), word: z.string(), message: z.string() }).nullable(),
  hasOutput: z.boolean(),
  callback: Callback.nullable(),
});
export type Prediction = z.infer<typeof Prediction>;

/** All predictions, in memory and each in a file of its own, so that a killed sandbox knows them again. */
export class PredictionStore {
  readonly #folder: string;
  readonly #all = new Map<string, Prediction>();
  readonly #writing = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) this.#readBack(path.join(folder, name));
  }

  get(id: string): Prediction | null {
    return this.#all.get(id) ?? null;
  }

  /** Newest first. */
  list(vendor?: Vendor): Prediction[] {
    const chosen = [...this.#all.values()].filter((prediction) => !vendor || prediction.vendor === vendor);
    return chosen.sort((one, other) => other.createdAt - one.createdAt || (one.id < other.id ? 1 : -1));
  }

  /** Known from now on to all; on the disk once this resolves. Writes of one prediction go one after the other. */
  async put(prediction: Prediction): Promise<void> {
    this.#all.set(prediction.id, prediction);
    const before = this.#writing.get(prediction.id) ?? Promise.resolve();
    const writing = before.catch(() => {}).then(() => this.#write(prediction));
    this.#writing.set(prediction.id, writing);
    try {
      await writing;
    } finally {
      if (this.#writing.get(prediction.id) === writing) this.#writing.delete(prediction.id);
    }
  }

  /** Forgets it, on the disk as well. False when there is none. */
  remove(id: string): boolean {
    if (!this.#all.delete(id)) return false;
    rmSync(this.#fileOf(id), { force: true });
    return true;
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing.values());
  }

  async #write(prediction: Prediction): Promise<void> {
    if (this.#all.get(prediction.id) === prediction) await replaceFile(this.#fileOf(prediction.id), JSON.stringify(prediction));
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, `${id}.json`);
  }

  #readBack(file: string): void {
    if (!file.endsWith(".json")) {
      rmSync(file, { force: true });
      return;
    }
    const parsed = Prediction.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) this.#all.set(parsed.data.id, parsed.data);
  }
}
