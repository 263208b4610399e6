import { columnsOf } from "@/components/sheet/columns";
import { withoutBlanks } from "@/components/sheet/edit-rows";
import type { Base } from "@/components/sheet/read-row";
import { emptyRow, type Row } from "@/components/sheet/rows";
import { fieldsOf } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import type { ProviderForm } from "@/lib/settings/loaders";

/** Both providers' forms, live. */
export const FORMS: ProviderForm[] = PROVIDER_IDS.map((provider) => {
  const model = modelOf(provider);
  return {
    ...model,
    provider,
    label: PROVIDER_LABELS[provider],
    mode: "live",
    model: model.id,
    fields: fieldsOf(model),
    pricedBy: [...model.pricedBy],
    aspects: [...model.aspects],
    prices: model.prices.map(({ variant, micros }) => ({ variant, micros, source: micros === null ? "unpublished" : "price_table" })),
  } as ProviderForm;
});
export const COLUMNS = columnsOf(FORMS);
export const IDS = COLUMNS.map(({ id }) => id);
export const BASE: Base = { provider: "wavespeed", changed: {} };

export const row = (cells: Record<string, string>, still: string | null = null, end: string | null = null): Row => ({
  ...emptyRow(),
  cells,
  stills: { still, end_still: end },
});
export const stillsOf = (rows: readonly Row[]) => rows.map(({ stills }) => stills.still);
export const endsOf = (rows: readonly Row[]) => rows.map(({ stills }) => stills.end_still);
export const textsOf = (rows: readonly Row[], column: string) => withoutBlanks(rows).map(({ cells }) => cells[column] ?? "");
export const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
