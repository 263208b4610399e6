"use client";

import { memo } from "react";
import { type AfterEdit, CellEditor } from "@/components/sheet/cell-editor";
import { type Column, END_STILL, isStillColumn, STILL } from "@/components/sheet/columns";
import type { PlannedPart } from "@/components/sheet/plan";
import type { ReadRow } from "@/components/sheet/read-row";
import { RowState } from "@/components/sheet/row-state";
import type { Row } from "@/components/sheet/rows";
import { hasOtherEnd, isComing, type StillState } from "@/components/sheet/still-state";
import { averageColor } from "@/components/takes/thumbhash-image";
import { ImagePlus, RotateCcw, TriangleAlert } from "@/components/ui/icons";
import { smallOf } from "@/lib/stills/limits";

/** What cells tell the grid. */
export interface CellDeeds {
  done: (text: string, then: AfterEdit) => void;
  cancel: () => void;
  retryUpload: (ref: string) => void;
  /** Give the end stills of another shape their stills' shapes. */
  mendEnds: () => void;
}

interface SheetRowProps {
  row: Row;
  index: number;
  columns: readonly Column[];
  read: ReadRow;
  parts: readonly PlannedPart[];
  /** How empty cells read, by column. */
  placeholders: Readonly<Record<string, string>>;
  /** The column of the cell with the focus; null in every other row. */
  cursor: number | null;
  /** From which to which column it is selected; null where it is not. */
  selected: { left: number; right: number } | null;
  /** What is being written, in the cell with the focus. */
  editing: string | null;
  /** What is missing is a complaint once one has tried to run. */
  wasPressed: boolean;
  deeds: CellDeeds;
}

/** One row: its number, its cells, and what it comes to. On a phone it is a card. */
export const SheetRow = memo(function SheetRow({
  row,
  index,
  columns,
  read,
  parts,
  placeholders,
  cursor,
  selected,
  editing,
  wasPressed,
  deeds,
}: SheetRowProps) {
  const cellProps = (column: number) => ({
    role: "gridcell" as const,
    "data-cell": `${index}:${column}`,
    tabIndex: cursor === column ? 0 : -1,
    "aria-colindex": column + 2,
    "aria-selected": selected !== null && column >= selected.left && column <= selected.right,
  });
  return (
    <tr aria-rowindex={index + 2} className={read.isBlank ? "sheet-row is-blank" : "sheet-row"}>
      <th scope="row" className="sheet-number" aria-colindex={1}>
        {index + 1}
      </th>
      {columns.map((column, at) => {
        const text = row.cells[column.id] ?? "";
        const isEditing = editing !== null && cursor === at;
        const error = read.errors[column.id];
        const isMissing = text === "" && !wasPressed;
        const still = isStillColumn(column.id) ? read.stills[column.id] : null;
        const ref = isStillColumn(column.id) ? row.stills[column.id] : null;
        const isPending = still !== null && isComing(still);
        const isWrong = error !== undefined && !isMissing && !isPending;
        return (
          <td
            key={column.id}
            {...cellProps(at)}
            className="sheet-cell"
            data-column={column.id}
            data-label={column.title}
            aria-invalid={isWrong || undefined}
          >
            {isEditing ? (
              <CellEditor
                column={column}
                label={`${column.title}, row ${index + 1}`}
                text={editing}
                placeholder={placeholders[column.id] ?? ""}
                onDone={deeds.done}
                onCancel={deeds.cancel}
              />
            ) : (
              <CellText column={column} text={text} placeholder={placeholders[column.id] ?? ""} still={still} />
            )}
            {isWrong && !isEditing && (
              <span className="sheet-error">
                <TriangleAlert className="icon" aria-hidden="true" /> {error}
                {still?.state === "failed" && ref !== null && (
                  <button type="button" tabIndex={-1} className="link" onClick={() => deeds.retryUpload(ref)}>
                    <RotateCcw className="icon" aria-hidden="true" /> Upload again
                  </button>
                )}
                {column.id === END_STILL && hasOtherEnd(read.stills) && (
                  <button type="button" tabIndex={-1} className="link" onClick={deeds.mendEnds}>
                    Crop or fit it
                  </button>
                )}
              </span>
            )}
          </td>
        );
      })}
      <td {...cellProps(columns.length)} className="sheet-cell sheet-state" data-label="Comes to">
        <RowState read={read} parts={parts} />
      </td>
    </tr>
  );
}, isSameRow);

/** Hundreds of rows stand there, and one of them changes. */
function isSameRow(one: SheetRowProps, other: SheetRowProps): boolean {
  const { parts, selected, ...rest } = one;
  const areSameParts =
    parts.length === other.parts.length &&
    parts.every((part, at) => {
      const next = other.parts[at];
      return next?.question === part.question && next.isSkipped === part.isSkipped && JSON.stringify(next.made) === JSON.stringify(part.made);
    });
  const areSameCells = selected?.left === other.selected?.left && selected?.right === other.selected?.right;
  return areSameParts && areSameCells && (Object.keys(rest) as (keyof typeof rest)[]).every((name) => one[name] === other[name]); // its own names
}

function CellText({ column, text, placeholder, still }: { column: Column; text: string; placeholder: string; still: StillState | null }) {
  if (still && (column.id === STILL || still.state !== "none")) return <StillText text={text} still={still} />;
  const shown = column.choices.find((choice) => choice.text === text)?.label ?? text;
  return shown === "" ? <span className="sheet-empty">{placeholder}</span> : <span className="sheet-text">{shown}</span>;
}

function StillText({ text, still }: { text: string; still: StillState }) {
  const picture = still.state === "here" ? still.still : null;
  return (
    <span className="sheet-still">
      <span className="sheet-thumb" style={picture ? { backgroundColor: averageColor(picture.thumbhash) } : undefined}>
        {picture ? (
          <img src={smallOf(picture.url)} alt="" loading="lazy" decoding="async" draggable={false} />
        ) : (
          <ImagePlus className="icon" aria-hidden="true" />
        )}
      </span>
      <span className="sheet-still-name">
        {text === "" && !picture ? <span className="sheet-empty">Add a still</span> : (picture?.name ?? text)}
        {still.state === "uploading" && (
          <span
            className="sheet-progress"
            role="progressbar"
            aria-label={`Uploading ${text}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={still.percent}
          >
            <i style={{ width: `${still.percent}%` }} />
          </span>
        )}
      </span>
    </span>
  );
}
