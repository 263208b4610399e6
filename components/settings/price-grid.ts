import type { PriceRow } from "@/lib/settings/data";

export interface PriceGrid {
  /** The columns' heads; one without words where the first setting alone decides the price. */
  columns: string[];
  rows: { head: string; cells: (PriceRow | null)[] }[];
}

/** Prices as a table: the first of the deciding settings downwards, the rest across. */
export function priceGrid(prices: readonly PriceRow[], pricedBy: readonly string[]): PriceGrid {
  const split = prices.map((price) => ({ price, parts: price.variant.split("/") }));
  const across = unique(split.map(({ parts }) => parts.slice(1).join("/")));
  const down = unique(split.map(({ parts }) => parts[0] ?? ""));
  return {
    columns: across.map((parts) => words(parts.split("/"), pricedBy.slice(1))),
    rows: down.map((head) => ({
      head: words([head], pricedBy),
      cells: across.map((rest) => split.find(({ parts }) => parts[0] === head && parts.slice(1).join("/") === rest)?.price ?? null),
    })),
  };
}

/** A variant as people say it: "720p 5 s". */
export function variantWords(variant: string, pricedBy: readonly string[]): string {
  return words(variant.split("/"), pricedBy);
}

function words(parts: readonly string[], names: readonly string[]): string {
  return parts.map((part, index) => (names[index] === "duration" ? `${part} s` : part)).join(" ");
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
