import { withoutBlanks } from "@/components/sheet/edit-rows";
import { emptyRow, ROWS_MAX, type Row, withRefs } from "@/components/sheet/rows";

/** What of a sheet stays in the browser. */
export interface SheetDraft {
  rows: Row[];
  name: string;
  skipsMade: boolean;
}

/** Where a member's sheet is kept. */
export function sheetKey(memberId: string): string {
  return `dailies-sheet-${memberId}`;
}

/** Uploads end with the page: their rows keep the name of the file, by which it is found again. */
export function writeSheetDraft({ rows, name, skipsMade }: SheetDraft): string {
  const kept = withoutBlanks(rows).map((row) => {
    const { cells, stills } = withRefs(row, (ref) => (ref.startsWith("upload:") ? null : ref));
    return { cells, stills };
  });
  return JSON.stringify({ rows: kept, name, skipsMade });
}

/** Reads what `writeSheetDraft` wrote, today or by an older version: whatever is not right is left out. */
export function readSheetDraft(text: string | null): SheetDraft {
  const held = recordIn(parsed(text));
  const rows = Array.isArray(held.rows) ? held.rows.slice(0, ROWS_MAX).map(rowIn) : [];
  return { rows, name: typeof held.name === "string" ? held.name : "", skipsMade: held.skipsMade !== false };
}

function rowIn(value: unknown): Row {
  // before there were end stills a row had one still
  const { cells, still, stills = { still } } = recordIn(value);
  const refs = recordIn(stills);
  const texts = Object.entries(recordIn(cells)).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { ...emptyRow(), cells: Object.fromEntries(texts), stills: { still: textIn(refs.still), end_still: textIn(refs.end_still) } };
}

function textIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function recordIn(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}; // an object has names for keys
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
