"use client";

import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { BOTH, END_STILL, LEAVE_OUT, PROMPT, SEED, STILL } from "@/components/sheet/columns";
import { withoutBlanks } from "@/components/sheet/edit-rows";
import type { Base } from "@/components/sheet/read-row";
import { emptyRow, type Row, withCell, withRefs, withStill } from "@/components/sheet/rows";
import { readSheetDraft, type SheetDraft, sheetKey, writeSheetDraft } from "@/components/sheet/sheet-draft";
import { newSheet, sheetReducer } from "@/components/sheet/sheet-reducer";
import { type Draft, draftKey, EMPTY_DRAFT, readDraft } from "@/components/takes/composer/draft";
import { readKept } from "@/components/ui/kept-text";
import { useKept } from "@/components/ui/use-kept";

/** The member's sheet: kept in this browser, with the composer's settings under its empty cells. */
export function useSheet(memberId: string, idOf: (ref: string) => string | null) {
  const [state, dispatch] = useReducer(sheetReducer, undefined, newSheet);
  const [name, setName] = useState("");
  const [skipsMade, setSkipsMade] = useState(true);
  const [composer, setComposer] = useState(EMPTY_DRAFT);
  const [isLoaded, setLoaded] = useState(false);

  useEffect(() => {
    const inComposer = readDraft(readKept(draftKey(memberId)));
    const draft = readSheetDraft(readKept(sheetKey(memberId)));
    dispatch({ kind: "loaded", rows: withoutBlanks(draft.rows).length > 0 ? draft.rows : firstRow(inComposer) });
    setName(draft.name);
    setSkipsMade(draft.skipsMade);
    setComposer(inComposer);
    setLoaded(true);
  }, [memberId]);

  const { rows } = state;
  const kept = useMemo(() => (isLoaded ? { rows, name, skipsMade } : null), [rows, name, skipsMade, isLoaded]);
  // an upload that has arrived is its still from now on
  const write = useCallback(
    (draft: SheetDraft) => writeSheetDraft({ ...draft, rows: draft.rows.map((row) => withRefs(row, (ref) => idOf(ref) ?? ref)) }),
    [idOf],
  );
  useKept(sheetKey(memberId), kept, write);

  const base = useMemo((): Base => baseOf(composer), [composer]);
  return { state, dispatch, base, isLoaded, name, setName, skipsMade, setSkipsMade };
}

/** What empty cells follow. */
function baseOf({ provider, isBoth, changed }: Draft): Base {
  return { provider: isBoth ? BOTH : provider, changed };
}

/** An empty sheet begins with what stands in the composer. */
function firstRow({ still, endStill, prompt, negativePrompt, seed, isSeedLocked }: Draft): Row[] {
  const texts = [
    [PROMPT, prompt],
    [LEAVE_OUT, negativePrompt],
    [SEED, isSeedLocked ? seed : EMPTY_DRAFT.seed],
  ] as const;
  const row = texts.reduce((held, [column, text]) => withCell(held, column, text), emptyRow());
  const begun = still ? withStill(row, STILL, still.id, still.name) : row;
  return [endStill ? withStill(begun, END_STILL, endStill.id, endStill.name) : begun];
}
