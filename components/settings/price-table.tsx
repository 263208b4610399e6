"use client";

import { priceGrid, variantWords } from "@/components/settings/price-grid";
import type { PriceRow } from "@/lib/settings/data";

interface PriceTableProps {
  /** With a variant, the id of what is wrong with its field. */
  id: string;
  prices: readonly PriceRow[];
  pricedBy: readonly string[];
  /** What stands in each field, by variant. */
  texts: Record<string, string>;
  wrong: Record<string, string>;
  onText: (variant: string, text: string) => void;
}

export function PriceTable({ id, prices, pricedBy, texts, wrong, onText }: PriceTableProps) {
  const { columns, rows } = priceGrid(prices, pricedBy);
  const hasHeads = columns.some(Boolean);

  return (
    <table className="table price">
      {hasHeads && (
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col" className="end">
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.head}>
            <th scope="row">{row.head}</th>
            {row.cells.map((cell, index) => (
              <td key={columns[index]} className="end">
                {cell && (
                  <span className="price-cell">
                    {cell.source === "team" && (
                      <span className="muted" title="The team's own figure">
                        ≈
                      </span>
                    )}
                    <input
                      className="input mono"
                      inputMode="decimal"
                      aria-label={`Price of ${variantWords(cell.variant, pricedBy)}, in dollars`}
                      aria-describedby={wrong[cell.variant] ? `${id}-${cell.variant}` : undefined}
                      aria-invalid={wrong[cell.variant] ? true : undefined}
                      placeholder="not set"
                      value={texts[cell.variant] ?? ""}
                      onChange={(event) => onText(cell.variant, event.target.value)}
                    />
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
