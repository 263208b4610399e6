"use client";

import type { ReactNode } from "react";
import type { Combination } from "@/components/sheet/combine";
import { ROWS_MAX } from "@/components/sheet/rows";
import { Button } from "@/components/ui/button";
import { ArrowDown, ArrowUp, Grid3x3, Plus, Rows3 } from "@/components/ui/icons";
import { ArrowDownToLine, ClipboardPaste, Copy, Crop, Download, Import, RectangleHorizontal, Redo2, Trash2, Undo2 } from "@/components/ui/more-icons";
import { FilesButton } from "@/components/uploads/files-button";

/** What the toolbar can do to the sheet. */
export interface ToolbarDeeds {
  files: (files: readonly File[]) => void;
  importFile: (file: File) => void;
  exportFile: () => void;
  paste: () => void;
  fillDown: () => void;
  crop: () => void;
  mendEnds: () => void;
  pair: () => void;
  combine: () => void;
  addRows: () => void;
  copyRows: () => void;
  deleteRows: () => void;
  moveUp: () => void;
  moveDown: () => void;
  undo: () => void;
  redo: () => void;
}

interface SheetToolbarProps {
  deeds: ToolbarDeeds;
  combination: Combination;
  used: number;
  /** A still stands in the sheet, or is on its way. */
  canCrop: boolean;
  /** How many rows have an end still of another shape than their still. */
  otherEnds: number;
  canUndo: boolean;
  canRedo: boolean;
}

/** All that is done to rows, for those who know no keys. */
export function SheetToolbar({ deeds, combination, used, canCrop, otherEnds, canUndo, canRedo }: SheetToolbarProps) {
  const { stills, prompts, seeds, rows } = combination;
  const isTooMany = rows > ROWS_MAX;
  const factors = [stills, prompts, ...(seeds > 1 ? [seeds] : [])].filter((count) => count > 0);
  const product = factors.length > 1 ? `${factors.join(" × ")} = ${rows}` : String(rows);
  return (
    <div className="sheet-tools" role="toolbar" aria-label="Rows">
      <FilesButton className="btn btn-sm" onFiles={deeds.files}>
        <Plus className="icon" aria-hidden="true" />
        Add stills
      </FilesButton>
      <Tool label="Paste at the cell" icon={<ClipboardPaste className="icon" />} onClick={deeds.paste}>
        Paste
      </Tool>
      <Tool label="Fill down" icon={<ArrowDownToLine className="icon" />} onClick={deeds.fillDown} keys="Control+D">
        Fill down
      </Tool>
      <Tool label="Crop the stills" icon={<Crop className="icon" />} isBlocked={!canCrop} onClick={deeds.crop}>
        Crop
      </Tool>
      {otherEnds > 0 && (
        <Tool label="Give the end stills their stills’ shapes" icon={<RectangleHorizontal className="icon" />} onClick={deeds.mendEnds}>
          Shape end stills <span className="num muted">{otherEnds}</span>
        </Tool>
      )}
      <span className="sheet-tools-line" />
      <Tool
        label={`One to one: each still with its prompt, ${used} rows`}
        icon={<Rows3 className="icon" />}
        isBlocked={used === 0}
        onClick={deeds.pair}
      >
        One to one <span className="num muted">{used}</span>
      </Tool>
      <Tool
        label={
          isTooMany
            ? `Every combination would be ${rows} rows; a sheet has ${ROWS_MAX}`
            : `Every combination: ${product} rows. A still brings its end still, a prompt what it leaves out`
        }
        icon={<Grid3x3 className="icon" />}
        isBlocked={used === 0 || isTooMany}
        onClick={deeds.combine}
      >
        Every combination
        {used > 0 && <span className="num muted">{product}</span>}
      </Tool>
      <span className="sheet-tools-line" />
      <Tool label="Add ten rows" icon={<Plus className="icon" />} onClick={deeds.addRows}>
        Add rows
      </Tool>
      <Tool label="Repeat the rows" icon={<Copy className="icon" />} onClick={deeds.copyRows} />
      <Tool label="Move the rows up" icon={<ArrowUp className="icon" />} onClick={deeds.moveUp} keys="Alt+ArrowUp" />
      <Tool label="Move the rows down" icon={<ArrowDown className="icon" />} onClick={deeds.moveDown} keys="Alt+ArrowDown" />
      <Tool label="Delete the rows" icon={<Trash2 className="icon" />} onClick={deeds.deleteRows} keys="Control+Delete" />
      <span className="sheet-tools-line" />
      <Tool label="Undo" icon={<Undo2 className="icon" />} isBlocked={!canUndo} onClick={deeds.undo} keys="Control+Z" />
      <Tool label="Redo" icon={<Redo2 className="icon" />} isBlocked={!canRedo} onClick={deeds.redo} keys="Control+Y" />
      <span className="sheet-tools-end">
        <FilesButton className="btn btn-sm" accept=".csv,.tsv,.txt,text/csv" isMany={false} onFiles={([file]) => file && deeds.importFile(file)}>
          <Import className="icon" aria-hidden="true" />
          CSV in
        </FilesButton>
        <Tool label="Save the sheet as CSV" icon={<Download className="icon" />} isBlocked={used === 0} onClick={deeds.exportFile}>
          CSV out
        </Tool>
      </span>
    </div>
  );
}

interface ToolProps {
  label: string;
  icon: ReactNode;
  isBlocked?: boolean;
  keys?: string;
  onClick: () => void;
  children?: ReactNode;
}

function Tool({ label, icon, isBlocked = false, keys, onClick, children }: ToolProps) {
  return (
    <Button
      size="sm"
      variant={children ? "default" : "ghost"}
      className={children ? "" : "btn-icon"}
      aria-label={children ? undefined : label}
      title={keys ? `${label} (${keys.replace("Control", "Ctrl").replace("Arrow", "")})` : label}
      aria-keyshortcuts={keys}
      isBlocked={isBlocked}
      onClick={onClick}
    >
      {icon}
      {children}
    </Button>
  );
}
