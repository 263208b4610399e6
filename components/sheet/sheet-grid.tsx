"use client";

import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { AfterEdit } from "@/components/sheet/cell-editor";
import { type Column, isStillColumn, type StillColumn } from "@/components/sheet/columns";
import { clearRange } from "@/components/sheet/edit-rows";
import { deedOf } from "@/components/sheet/grid-keys";
import { placeholdersOf } from "@/components/sheet/placeholders";
import type { PlannedPart } from "@/components/sheet/plan";
import type { Base, ReadRow } from "@/components/sheet/read-row";
import { usedRows, withCell } from "@/components/sheet/rows";
import { pasteText, writeCopied } from "@/components/sheet/sheet-csv";
import { type Place, rangeOf, type SheetAction, type SheetState } from "@/components/sheet/sheet-reducer";
import { type CellDeeds, SheetRow } from "@/components/sheet/sheet-row";
import type { ProviderForm } from "@/lib/settings/loaders";

interface SheetGridProps {
  state: SheetState;
  dispatch: (action: SheetAction) => void;
  columns: readonly Column[];
  forms: readonly ProviderForm[];
  base: Base;
  reads: readonly ReadRow[];
  partsByRow: ReadonlyMap<number, readonly PlannedPart[]>;
  wasPressed: boolean;
  /** A cell to go to, by its row and column, as often as the number changes. */
  goTo: { row: number; column: string; time: number } | null;
  /** Pictures that were pasted. */
  onFiles: (files: readonly File[]) => void;
  onChooseStill: (row: number, column: StillColumn) => void;
  onRetryUpload: (ref: string) => void;
  onMendEnds: () => void;
}

const NONE: readonly PlannedPart[] = [];

/** The cell that was pressed. */
function placeOf({ target }: MouseEvent): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [row, column] = cell?.dataset.cell?.split(":").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/** The rows as a grid: one tab stop, moved through with the arrows, written in with Enter, F2 or any letter. */
export function SheetGrid({
  state,
  dispatch,
  columns,
  forms,
  base,
  reads,
  partsByRow,
  wasPressed,
  goTo,
  onFiles,
  onChooseStill,
  onRetryUpload,
  onMendEnds,
}: SheetGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const placeholders = useMemo(() => placeholdersOf(base, columns, forms), [base, columns, forms]);
  /** Into the cell with the focus. */
  const write = (text: string) => {
    const { row: at } = state.cursor;
    const id = ids[state.cursor.column];
    if (id !== undefined) dispatch({ kind: "rows", change: (all) => all.map((row, index) => (index === at ? withCell(row, id, text) : row)) });
  };
  const latest = useRef({ state, ids, columns, write, onChooseStill, onMendEnds });
  useEffect(() => {
    latest.current = { state, ids, columns, write, onChooseStill, onMendEnds };
  });
  const { rows, cursor } = state;
  const range = rangeOf(state);
  const column = Math.min(cursor.column, ids.length);

  // a layout effect: one of a drawing before would still be to come, and take the wish for the cell where the cursor was
  useLayoutEffect(() => {
    if (editing !== null || !wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${cursor.row}:${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  useEffect(() => {
    if (!goTo) return;
    wantsFocus.current = true;
    dispatch({ kind: "select", to: { row: goTo.row, column: Math.max(0, latest.current.ids.indexOf(goTo.column)) } });
  }, [goTo, dispatch]);

  const begin = useCallback((row: number, at: number, text: string | null) => {
    const { state: held, ids: names } = latest.current;
    const id = names[at];
    if (id === undefined) return;
    if (isStillColumn(id) && text === null) return latest.current.onChooseStill(row, id);
    const letter = text?.toLowerCase();
    const choice = letter && latest.current.columns[at]?.choices.find(({ label }) => label.toLowerCase().startsWith(letter));
    if (choice) return latest.current.write(choice.text);
    if (letter && latest.current.columns[at]?.kind === "choice") return;
    setEditing(text ?? held.rows[row]?.cells[id] ?? "");
  }, []);

  const deeds = useMemo<CellDeeds>(() => {
    const finish = (then: AfterEdit) => {
      const { state: held } = latest.current;
      setEditing(null);
      const by = { stay: [0, 0], down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1] }[then] as [number, number]; // two numbers each
      if (then === "stay") return;
      wantsFocus.current = true;
      dispatch({ kind: "select", to: { row: held.cursor.row + by[0], column: held.cursor.column + by[1] } });
    };
    return {
      done: (text, then) => {
        latest.current.write(text);
        finish(then);
      },
      cancel: () => {
        wantsFocus.current = true;
        setEditing(null);
      },
      retryUpload: onRetryUpload,
      mendEnds: () => latest.current.onMendEnds(),
    };
  }, [dispatch, onRetryUpload]);

  function hear(event: KeyboardEvent) {
    if (editing !== null) return;
    const isOnState = column === ids.length;
    if (isOnState && event.key === "Enter") return openMade(event);
    const deed = deedOf(event, state, { columns: ids, usedRows: usedRows(rows) });
    if (!deed || (deed.kind === "edit" && isOnState)) return;
    event.preventDefault();
    wantsFocus.current = true;
    if (deed.kind === "act") dispatch(deed.action);
    else begin(cursor.row, column, deed.text);
  }

  /** A press on a cell goes there; a finger has no double click, so its second touch writes in the cell. */
  function touch(event: MouseEvent) {
    const place = placeOf(event);
    if (!place || event.target instanceof HTMLAnchorElement) return;
    const isHere = cursor.row === place.row && column === place.column;
    if (editing !== null && isHere) return;
    if (isHere && !event.shiftKey && matchMedia("(pointer: coarse)").matches) return begin(place.row, place.column, null);
    wantsFocus.current = true;
    dispatch({ kind: "select", to: place, isExtended: event.shiftKey });
  }

  function touchTwice(event: MouseEvent) {
    const place = placeOf(event);
    if (place && editing === null) begin(place.row, place.column, null);
  }

  function openMade(event: KeyboardEvent) {
    event.preventDefault();
    grid.current?.querySelector<HTMLAnchorElement>(`[data-cell="${cursor.row}:${column}"] a`)?.click();
  }

  function copy(event: ClipboardEvent, isCut: boolean) {
    if (editing !== null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", writeCopied(rows.slice(range.top, range.bottom + 1), ids.slice(range.left, range.right + 1)));
    if (isCut) dispatch({ kind: "rows", change: (all, own) => clearRange(all, ids, own) });
  }

  function paste(event: ClipboardEvent) {
    if (editing !== null) return;
    const files = [...event.clipboardData.files].filter(({ type }) => type.startsWith("image/"));
    const text = event.clipboardData.getData("text/plain");
    if (files.length === 0 && text === "") return;
    event.preventDefault();
    if (text === "") return onFiles(files);
    dispatch({ kind: "rows", change: (all, own) => pasteText(all, columns, own, text) });
  }

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is moved through
      role="grid"
      aria-label="Rows of the pair sheet"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable="true"
      className="sheet-grid"
      style={{ "--sheet-columns": `2.75rem ${columns.map(({ width }) => width).join(" ")} 9rem` } as React.CSSProperties} // React's type knows no variables
      onKeyDown={hear}
      onClick={touch}
      onDoubleClick={touchTwice}
      onCopy={(event) => copy(event, false)}
      onCut={(event) => copy(event, true)}
      onPaste={paste}
    >
      <thead>
        <tr aria-rowindex={1} className="sheet-row">
          <th scope="col" aria-colindex={1} className="sheet-number">
            <span className="sr-only">Row</span>
          </th>
          {columns.map(({ id, title }, at) => (
            <th key={id} scope="col" aria-colindex={at + 2}>
              {title}
            </th>
          ))}
          <th scope="col" aria-colindex={columns.length + 2}>
            Comes to
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => {
          const read = reads[at];
          const isSelected = at >= range.top && at <= range.bottom && (range.top !== range.bottom || range.left !== range.right);
          return (
            read && (
              <SheetRow
                key={row.id}
                row={row}
                index={at}
                columns={columns}
                read={read}
                parts={partsByRow.get(at) ?? NONE}
                placeholders={placeholders(row)}
                cursor={at === cursor.row ? column : null}
                selected={isSelected ? range : null}
                editing={at === cursor.row ? editing : null}
                wasPressed={wasPressed}
                deeds={deeds}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}
