"use client";

import { END_STILL, STILL_COLUMNS, type StillColumn } from "@/components/sheet/columns";
import { type NamedStill, putStills } from "@/components/sheet/edit-rows";
import type { ReadRow } from "@/components/sheet/read-row";
import { type Range, type Row, type StillPlace, withStill } from "@/components/sheet/rows";
import type { SheetAction } from "@/components/sheet/sheet-reducer";
import { endKeyOf, isComing, type StillStates } from "@/components/sheet/still-state";
import { later } from "@/components/ui/later";
import type { StillView } from "@/lib/takes/view";

const CropDialog = later(() => import("@/components/sheet/crop-dialog").then((module) => module.CropDialog));
const EndsDialog = later(() => import("@/components/sheet/ends-dialog").then((module) => module.EndsDialog));
const StillDialog = later(() => import("@/components/sheet/still-dialog").then((module) => module.StillDialog));

/** The dialog that is open over the sheet. */
export type SheetDialog = { kind: "choose"; into: StillPlace } | { kind: "crop" } | { kind: "ends" };

interface SheetDialogsProps {
  open: SheetDialog | null;
  onClose: () => void;
  reads: readonly ReadRow[];
  /** The cells that are selected. */
  range: Range;
  statesOf: (row: Row) => StillStates;
  remember: (still: StillView) => void;
  dispatch: (action: SheetAction) => void;
  onFiles: (files: readonly File[], into: StillPlace) => void;
  /** No end still needs another shape any more: the way to this dialog is gone, and the focus with it. */
  onMended: () => void;
}

/** What opens over the sheet to bring stills into its rows. */
export function SheetDialogs({ open, onClose, reads, range, statesOf, remember, dispatch, onFiles, onMended }: SheetDialogsProps) {
  /** Where a still stood, what was made of it. */
  function put(made: ReadonlyMap<string, StillView>, keyOf: (states: StillStates, column: StillColumn, row: number) => string | null) {
    for (const still of made.values()) remember(still);
    dispatch({
      kind: "rows",
      change: (rows) =>
        rows.map((row, at) => {
          const states = statesOf(row);
          return STILL_COLUMNS.reduce((held, column) => {
            const still = made.get(keyOf(states, column, at) ?? "");
            return still ? withStill(held, column, still.id, still.name) : held;
          }, row);
        }),
    });
  }

  switch (open?.kind) {
    case undefined:
      return null;
    case "choose":
      return (
        <StillDialog
          into={open.into}
          onChoose={(stills) => {
            for (const still of stills) remember(still);
            const named = stills.map(({ id, name }): NamedStill => ({ ref: id, name }));
            dispatch({ kind: "rows", change: (rows) => putStills(rows, open.into.column, open.into, named) });
            onClose();
          }}
          onFiles={(files) => {
            onFiles(files, open.into);
            onClose();
          }}
          onClose={onClose}
        />
      );
    case "crop": {
      const meant = reads.filter((_, row) => isMeant(row, range)).flatMap(({ stills }) => STILL_COLUMNS.map((column) => stills[column]));
      const here = meant.flatMap((state) => (state.state === "here" ? [state.still] : []));
      return (
        <CropDialog
          stills={[...new Map(here.map((still) => [still.id, still])).values()]}
          coming={meant.filter(isComing).length}
          onMade={(made) => put(made, (states, column, row) => (isMeant(row, range) ? idOf(states, column) : null))}
          onClose={onClose}
        />
      );
    }
    case "ends":
      return (
        <EndsDialog
          rows={reads.map(({ stills }) => stills)}
          onMade={(made) => {
            put(made, (states, column) => (column === END_STILL ? endKeyOf(states) : null));
            onMended();
          }}
          onClose={onClose}
        />
      );
  }
}

/** Rows that a deed on stills is about: those that are selected, or all where one cell is. */
function isMeant(row: number, { top, bottom }: Range): boolean {
  return top === bottom || (row >= top && row <= bottom);
}

function idOf(states: StillStates, column: StillColumn): string | null {
  const state = states[column];
  return state.state === "here" ? state.still.id : null;
}
