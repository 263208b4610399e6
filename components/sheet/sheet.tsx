"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useProject } from "@/components/projects/shown-project";
import { BOTH, columnsOf, END_STILL, isStillColumn, STILL, STILL_COLUMNS, type StillColumn } from "@/components/sheet/columns";
import { combineRows, countCombination, pairRows } from "@/components/sheet/combine";
import { addRows, addStills, copyRows, deleteRows, fillDown, moveRows, putStills, withoutBlanks } from "@/components/sheet/edit-rows";
import { undoIn } from "@/components/sheet/grid-keys";
import { type Plan, planOf, questionsOf } from "@/components/sheet/plan";
import { troublesOf, waitsForStill } from "@/components/sheet/read-row";
import { type Row, type StillPlace, usedRows, withRefs } from "@/components/sheet/rows";
import { saveText } from "@/components/sheet/save-text";
import { decodeText, pasteText, readSheet, writeSheet } from "@/components/sheet/sheet-csv";
import { type SheetDialog, SheetDialogs } from "@/components/sheet/sheet-dialogs";
import { SheetDrop } from "@/components/sheet/sheet-drop";
import { SheetFoot } from "@/components/sheet/sheet-foot";
import { SheetGrid } from "@/components/sheet/sheet-grid";
import { SheetHint } from "@/components/sheet/sheet-hint";
import { rangeOf, type SheetAction } from "@/components/sheet/sheet-reducer";
import { SheetToolbar, type ToolbarDeeds } from "@/components/sheet/sheet-toolbar";
import { hasOtherEnd, isComing } from "@/components/sheet/still-state";
import { useReads } from "@/components/sheet/use-reads";
import { useRun } from "@/components/sheet/use-run";
import { useSettled } from "@/components/sheet/use-settled";
import { useSheet } from "@/components/sheet/use-sheet";
import { useStills } from "@/components/sheet/use-stills";
import { UPLOAD, useUploads } from "@/components/sheet/use-uploads";
import { Link } from "@/components/ui/link";
import { toast } from "@/components/ui/toast";
import { madeQuery } from "@/lib/batches/queries";
import { spendingQuery } from "@/lib/budgets/queries";
import type { ProviderForm } from "@/lib/settings/loaders";

/** Rows are asked about once they rest. */
const SETTLED_MS = 400;
const MORE_ROWS = 10;

/** The pair sheet: many stills, many prompts, one press. */
export function Sheet({ memberId, forms }: { memberId: string; forms: readonly ProviderForm[] }) {
  const project = useProject();
  const columns = useMemo(() => columnsOf(forms), [forms]);
  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const uploads = useUploads();
  const uploaded = uploads.uploads;
  const idOf = useCallback((ref: string) => (ref.startsWith(UPLOAD) ? (uploaded.get(ref)?.still?.id ?? null) : ref), [uploaded]);
  const sheet = useSheet(memberId, idOf);
  const { state, dispatch, base } = sheet;
  const { rows } = state;
  const { statesOf, remember } = useStills(rows, uploads);
  const reads = useReads(rows, statesOf, base, columns, forms);
  const plan = usePlan(reads, sheet.skipsMade, forms, project?.id);
  const [wasPressed, setPressed] = useState(false);
  const [dialog, setDialog] = useState<SheetDialog | null>(null);
  const [goTo, setGoTo] = useState<{ row: number; column: string; time: number } | null>(null);
  const times = useRef(0);
  const go = (row: number, column: string) => {
    times.current += 1;
    setGoTo({ row, column, time: times.current });
  };
  const run = useRun({
    plan,
    name: sheet.name,
    projectId: project?.id,
    onTrouble: (row, field) => go(row, FIELDS[field] ?? field),
    // the next batch is another
    onQueued: () => sheet.setName(""),
  });

  const coming = reads.filter(waitsForStill).length;
  const troubles = reads.map(troublesOf);
  const wrong = troubles.filter((columns) => columns.length > 0).length;
  const change = (next: (all: readonly Row[], range: Parameters<Extract<SheetAction, { kind: "rows" }>["change"]>[1]) => readonly Row[]) =>
    dispatch({ kind: "rows", change: next });

  const addFiles = useCallback(
    (files: readonly File[], into?: StillPlace) => {
      const named = uploads.add(files);
      const isWaiting = (row: Row, column: StillColumn) => statesOf(row)[column].state !== "here";
      dispatch({ kind: "rows", change: (all) => (into ? putStills(all, into.column, into, named) : addStills(all, named, isWaiting)) });
    },
    [uploads.add, statesOf, dispatch],
  );

  /** Pictures that are pasted at a cell for stills go there; pasted again at a still, each gets a row. */
  function pastePictures(files: readonly File[]) {
    const column = ids[state.cursor.column];
    const isTaken = column !== END_STILL && Boolean(rows[state.cursor.row]?.cells[column ?? ""]);
    addFiles(files, column && isStillColumn(column) && !isTaken ? { column, ...rangeOf(state) } : undefined);
  }

  async function importFile(file: File) {
    const read = readSheet(decodeText(new Uint8Array(await file.arrayBuffer())), columns);
    if (!read) return toast(`${file.name} has no column that the sheet knows. Its first line must name them: ${ids.slice(0, 3).join(", ")}.`);
    change((all) => [...withoutBlanks(all), ...read.rows].slice(0, Math.max(all.length, read.rows.length + usedRows(all))));
    const left = [
      ...(read.unknown.length > 0 ? [`Not read, as the sheet has no such column: ${read.unknown.join(", ")}.`] : []),
      ...(read.leftOut > 0 ? [`${read.leftOut} more than a sheet holds were left.`] : []),
    ];
    const came = `${read.rows.length === 1 ? "1 row" : `${read.rows.length} rows`} of ${file.name}.`;
    // whatever was done meanwhile, these rows go and no others
    const added = new Set(read.rows.map(({ id }) => id));
    toast([came, ...left].join(" "), { run: () => change((all) => all.filter(({ id }) => !added.has(id))) });
  }

  async function paste() {
    const text = await navigator.clipboard?.readText().catch(() => null);
    if (text == null) return toast("This browser lets no page read what was copied by itself. Choose a cell and press Ctrl V.");
    if (text !== "") change((all, range) => pasteText(all, columns, range, text));
  }

  const deeds: ToolbarDeeds = {
    files: addFiles,
    importFile: (file) => void importFile(file),
    exportFile: () =>
      saveText(
        `${sheet.name || "Pair sheet"}.csv`,
        writeSheet(
          rows.map((row) => withRefs(row, idOf)),
          columns,
        ),
      ),
    paste: () => void paste(),
    fillDown: () => change((all, range) => fillDown(all, ids, range)),
    crop: () => setDialog({ kind: "crop" }),
    mendEnds: () => setDialog({ kind: "ends" }),
    pair: () => change(pairRows),
    combine: () => change(combineRows),
    addRows: () => change((all) => addRows(all, MORE_ROWS)),
    copyRows: () => change(copyRows),
    deleteRows: () => change(deleteRows),
    moveUp: () =>
      dispatch({ kind: "rows", change: (all, range) => moveRows(all, range, -1), moveTo: () => ({ ...state.cursor, row: state.cursor.row - 1 }) }),
    moveDown: () =>
      dispatch({ kind: "rows", change: (all, range) => moveRows(all, range, 1), moveTo: () => ({ ...state.cursor, row: state.cursor.row + 1 }) }),
    undo: () => dispatch({ kind: "undo" }),
    redo: () => dispatch({ kind: "redo" }),
  };

  /** For the row that was pressed, or for all that are selected where it is one of them. */
  function chooseStill(row: number, column: StillColumn) {
    const { top, bottom } = rangeOf(state);
    const isWithin = row >= top && row <= bottom;
    setDialog({ kind: "choose", into: { column, top: isWithin ? top : row, bottom: isWithin ? bottom : row } });
  }

  function press(most?: number) {
    setPressed(true);
    const first = troubles.findIndex((columns) => columns.length > 0);
    const column = ids.find((id) => troubles[first]?.includes(id));
    if (column !== undefined) return go(first, column);
    if (coming === 0) void run.run(most);
  }

  /** Undo is the sheet's wherever the focus is, but for a field that has its own. */
  function hear(event: KeyboardEvent) {
    const isText = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    const deed = undoIn(event);
    if (!deed || isText || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    dispatch({ kind: deed });
  }

  const partsByRow = useMemo(() => Map.groupBy(plan.parts, ({ row }) => row), [plan]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what stands in it
    <div className="sheet fills" data-loaded={sheet.isLoaded || undefined} onKeyDown={hear}>
      <header className="sheet-top">
        <h1 className="h1">Pair sheet</h1>
        <p className="hint">
          Empty cells follow the composer:{" "}
          {base.provider === BOTH ? "both providers" : forms.find(({ provider }) => provider === base.provider)?.label}, its settings and fine tuning.{" "}
          <Link className="link" href="/studio">
            Change them there
          </Link>
        </p>
      </header>
      <SheetToolbar
        deeds={deeds}
        combination={useMemo(() => countCombination(rows), [rows])}
        used={withoutBlanks(rows).length}
        canCrop={reads.some(({ stills }) => STILL_COLUMNS.some((column) => stills[column].state === "here" || isComing(stills[column])))}
        otherEnds={reads.filter(({ stills }) => hasOtherEnd(stills)).length}
        canUndo={state.past.length > 0}
        canRedo={state.future.length > 0}
      />
      {/* what is typed before the draft was read would be lost */}
      <div className="sheet-scroll" inert={!sheet.isLoaded}>
        <SheetGrid
          state={state}
          dispatch={dispatch}
          columns={columns}
          forms={forms}
          base={base}
          reads={reads}
          partsByRow={partsByRow}
          wasPressed={wasPressed}
          goTo={goTo}
          onFiles={pastePictures}
          onChooseStill={chooseStill}
          onRetryUpload={uploads.retry}
          onMendEnds={deeds.mendEnds}
        />
        {sheet.isLoaded && usedRows(rows) === 0 && <SheetHint />}
      </div>
      <SheetFoot
        plan={plan}
        wrong={wrong}
        coming={coming}
        name={sheet.name}
        onName={sheet.setName}
        skipsMade={sheet.skipsMade}
        onSkipsMade={sheet.setSkipsMade}
        phase={run.phase}
        held={run.held}
        onTakeBack={run.takeBack}
        error={run.error}
        onRun={press}
      />
      <SheetDialogs
        open={dialog}
        onClose={() => setDialog(null)}
        reads={reads}
        range={rangeOf(state)}
        statesOf={statesOf}
        remember={remember}
        dispatch={dispatch}
        onFiles={addFiles}
        onMended={() => go(state.cursor.row, ids[state.cursor.column] ?? STILL)}
      />
      <SheetDrop onFiles={addFiles} onTable={(file) => void importFile(file)} />
    </div>
  );
}

/** The columns of what the studio complains about under other names. */
const FIELDS: Record<string, string> = { stillId: "still", endStillId: "end_still", negativePrompt: "leave_out", count: "takes" };

/** What running it comes to, with what was made before and what the budgets have left. */
function usePlan(reads: Parameters<typeof planOf>[0], skipsMade: boolean, forms: readonly ProviderForm[], projectId: string | undefined): Plan {
  const questions = useMemo(() => questionsOf(reads), [reads]);
  const asked = useSettled(questions, SETTLED_MS);
  const { data: answer } = useQuery({ ...madeQuery(asked), placeholderData: (held) => held });
  const isLive = forms.some(({ mode }) => mode === "live");
  const { data: spending } = useQuery({ ...spendingQuery(projectId ?? null), enabled: isLive });
  return useMemo(() => {
    // what was answered about a row holds while that row stays as it is, wherever it stands
    const placeOf = new Map(questions.map((question, at) => [question, at]));
    const made = (answer?.made ?? []).flatMap((one) => {
      const question = answer?.rows[one.row];
      const row = question && placeOf.get(question);
      return row === undefined ? [] : [{ ...one, row }];
    });
    return planOf(reads, made, skipsMade, spending, forms);
  }, [reads, answer, questions, skipsMade, spending, forms]);
}
