import type { Asked } from "@/lib/budgets/state";
import { type Price, priceOf } from "@/lib/costs/price";
import { db, type Tx } from "@/lib/db";
import { AppError, fieldsOf, invalidField } from "@/lib/errors";
import { fromDb, type Micros } from "@/lib/money";
import type { Model, ProviderId, Settings } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import { findSetting } from "@/lib/settings/access";
import { providerNow } from "@/lib/settings/providers";
import type { StartTakes } from "@/lib/takes/schema";

/** A recipe that was read and found right, with its price and where it will go. */
export interface Recipe {
  provider: ProviderId;
  mode: "live" | "sandbox";
  model: Model;
  settings: Settings;
  price: Price;
  /** What is set aside for one take, and counts against budgets: nothing in the sandbox, and for a price that nobody knows what the team assumes, if anything. */
  reserves: { micros: Micros; source: Price["source"] | "sandbox" };
}

/** Checks all that makes a take. Throws `invalid` with every field in trouble, under the name it was sent by. */
export async function readRecipe(input: Pick<StartTakes, "provider" | "settings" | "stillId" | "endStillId">, tx: Tx = db()): Promise<Recipe> {
  const model = modelOf(input.provider);
  const settings = readSettings(model, input.settings);
  await assertStill(input.stillId, "stillId", tx);
  if (input.endStillId !== undefined) await assertStill(input.endStillId, "endStillId", tx);
  const { mode } = await providerNow(input.provider, tx);
  const price = await priceOf(input.provider, model, settings, tx);
  return { provider: input.provider, mode, model, settings, price, reserves: await reservationOf(input.provider, mode, price, tx) };
}

async function reservationOf(provider: ProviderId, mode: Recipe["mode"], price: Price, tx: Tx): Promise<Recipe["reserves"]> {
  if (mode === "sandbox") return { micros: 0, source: "sandbox" };
  if (price.micros !== null) return { micros: price.micros, source: price.source };
  const { assumeMicros } = await findSetting(provider, tx);
  return { micros: fromDb(assumeMicros) ?? 0, source: "unpublished" };
}

/** What so many takes of a recipe ask of the budgets. */
export function askedOf({ price, reserves }: Recipe, count: number): Asked {
  return { unitMicros: reserves.micros, count, isAssumed: price.micros === null };
}

/** The settings as the model takes them. Throws `invalid` with every one in trouble, as `settings.name`. */
export function readSettings(model: Model, sent: StartTakes["settings"]): Settings {
  const parsed = model.settings.safeParse(sent);
  if (parsed.success) return parsed.data as Settings; // every model's schema has flat values alone
  const fields = Object.fromEntries(
    Object.entries(fieldsOf(parsed.error)).map(([name, sentence]) => [
      `settings.${name}`,
      sentence.replace(/ is not a field here\.$/, ` is not a setting of ${model.label}.`),
    ]),
  );
  throw new AppError("invalid", Object.values(fields)[0] ?? "A setting is not right.", { fields });
}

async function assertStill(stillId: string, field: string, tx: Tx): Promise<void> {
  const still = await tx.still.findUnique({ where: { id: stillId }, select: { id: true } });
  if (!still) throw invalidField(field, "There is no such still. Upload it again.");
}
