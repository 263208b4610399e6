"use client";

import { type FormEvent, useId, useState } from "react";
import { dollarsText, readDollars } from "@/components/settings/dollars";
import { variantWords } from "@/components/settings/price-grid";
import { PriceTable } from "@/components/settings/price-table";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { toast } from "@/components/ui/toast";
import type { Micros } from "@/lib/money";
import { setPricesAction } from "@/lib/settings/actions";
import type { PriceRow, ProviderSettingView } from "@/lib/settings/data";

interface PricesFormProps {
  provider: ProviderSettingView;
  onChange: () => void;
}

/** What one take costs, by what decides it. An emptied figure goes back to what the provider publishes. */
export function PricesForm({ provider, onChange }: PricesFormProps) {
  const id = useId();
  const [texts, setTexts] = useState(() => textsOf(provider.prices));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { run, error, isBusy } = useAction(setPricesAction, (rows) => {
    setTexts(textsOf(rows));
    onChange();
    toast(`The prices of ${provider.label} are kept. Takes queued before keep theirs.`);
  });
  const before = textsOf(provider.prices);
  const changed = provider.prices.map((row) => row.variant).filter((variant) => (texts[variant] ?? "").trim() !== before[variant]);
  const refused = Object.fromEntries(Object.entries(error?.fields ?? {}).map(([field, sentence]) => [field.replace(/^prices\./, ""), sentence]));
  const wrong = { ...refused, ...problems };

  function submit(event: FormEvent) {
    event.preventDefault();
    const { prices, problems: found } = readAll(changed, texts);
    setProblems(found);
    if (changed.length > 0 && Object.keys(found).length === 0) void run({ provider: provider.provider, prices });
  }

  return (
    <form className="stack" method="post" noValidate onSubmit={submit}>
      <div className="row between">
        <h4 className="label">Price of one take, in dollars</h4>
        <span className="hint">{sourceWords(provider.prices)}</span>
      </div>
      <PriceTable
        id={id}
        prices={provider.prices}
        pricedBy={provider.pricedBy}
        texts={texts}
        wrong={wrong}
        onText={(variant, text) => setTexts({ ...texts, [variant]: text })}
      />
      {Object.entries(wrong).map(([variant, sentence]) => (
        <ErrorText key={variant} id={`${id}-${variant}`}>
          {variantWords(variant, provider.pricedBy)}: {sentence}
        </ErrorText>
      ))}
      {error && !error.fields && <Note tone="danger" title={error.message} />}
      <div className="row between">
        <span className="hint">{helpWords(provider)}</span>
        <Button type="submit" isBusy={isBusy} isBlocked={changed.length === 0}>
          Save
        </Button>
      </div>
    </form>
  );
}

function textsOf(prices: readonly PriceRow[]): Record<string, string> {
  return Object.fromEntries(prices.map((row) => [row.variant, dollarsText(row.micros)]));
}

function readAll(variants: readonly string[], texts: Record<string, string>) {
  const prices: Record<string, Micros | null> = {};
  const problems: Record<string, string> = {};
  for (const variant of variants) {
    const read = readDollars(texts[variant] ?? "");
    if ("problem" in read) problems[variant] = read.problem;
    else prices[variant] = read.micros;
  }
  return { prices, problems };
}

function sourceWords(prices: readonly PriceRow[]): string {
  const sources = new Set(prices.map((row) => row.source));
  if (sources.size > 1) return sources.has("unpublished") ? "Some set by the team" : "Published, some set by the team";
  if (sources.has("team")) return "Set by the team";
  return sources.has("price_table") ? "Published" : "Price not published";
}

function helpWords({ label, prices }: ProviderSettingView): string {
  const isPublished = prices.some((row) => row.source === "price_table");
  return isPublished
    ? `From the list of ${label}. A figure of the team's own shows with ≈; empty goes back to the list.`
    : `${label} publishes none for this model. The team's own figure shows with ≈; without one, takes say “price not published”.`;
}
