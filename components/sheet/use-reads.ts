"use client";

import { useMemo, useRef } from "react";
import type { Column } from "@/components/sheet/columns";
import { type Base, type ReadRow, readRow } from "@/components/sheet/read-row";
import type { Row } from "@/components/sheet/rows";
import type { StillState, StillStates } from "@/components/sheet/still-state";
import type { ProviderForm } from "@/lib/settings/loaders";

interface Held {
  row: Row;
  stills: string;
  read: ReadRow;
}

/** Every row as it would run; a row in which nothing changed stays the same object. */
export function useReads(
  rows: readonly Row[],
  statesOf: (row: Row) => StillStates,
  base: Base,
  columns: readonly Column[],
  forms: readonly ProviderForm[],
): ReadRow[] {
  const held = useRef<{ base: Base; forms: readonly ProviderForm[]; byId: Map<string, Held> }>({ base, forms, byId: new Map() });
  return useMemo(() => {
    const known = held.current.base === base && held.current.forms === forms ? held.current.byId : new Map<string, Held>();
    const next = rows.map((row): Held => {
      const states = statesOf(row);
      const stills = `${keyOf(states.still)}\n${keyOf(states.end_still)}`;
      const before = known.get(row.id);
      return before?.row === row && before.stills === stills ? before : { row, stills, read: readRow(row, states, base, columns, forms) };
    });
    held.current = { base, forms, byId: new Map(next.map((one) => [one.row.id, one])) };
    return next.map(({ read }) => read);
  }, [rows, statesOf, base, columns, forms]);
}

function keyOf(state: StillState): string {
  switch (state.state) {
    case "here":
      return `here ${state.still.id}`;
    case "uploading":
      return `uploading ${state.percent}`;
    case "failed":
      return `failed ${state.why}`;
    default:
      return state.state;
  }
}
