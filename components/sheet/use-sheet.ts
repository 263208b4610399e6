"use client";

import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import { BOTH, LEAVE_OUT, PROMPT, SEED } from "@/components/sheet/columns";
import { withoutBlanks } from "@/components/sheet/edit-rows";
import type { Base } from "@/components/sheet/read-row";
import { emptyRow, type Row, withCell, withStill } from "@/components/sheet/rows";
import { readDraft, sheetKey, writeDraft } from "@/components/sheet/sheet-draft";
import { newSheet, sheetReducer } from "@/components/sheet/sheet-reducer";
import { type Draft, EMPTY_DRAFT } from "@/components/takes/composer/draft";
import { useDraft } from "@/components/takes/composer/use-draft";

/** Typing is not slowed by keeping it; leaving the page keeps what is left. */
const KEEP_AFTER_MS = 300;

/** The member's sheet: kept in this browser, with the composer's settings under its empty cells. */
export function useSheet(memberId: string, idOf: (row: Row) => string | null) {
  const [state, dispatch] = useReducer(sheetReducer, undefined, newSheet);
  const [name, setName] = useState("");
  const [skipsMade, setSkipsMade] = useState(true);
  const [isLoaded, setLoaded] = useState(false);
  const { draft: composer, isLoaded: isComposerLoaded } = useDraft(memberId);
  const unkept = useRef<string | null>(null);

  useEffect(() => {
    if (!isComposerLoaded || isLoaded) return;
    const draft = readDraft(fromBrowser(sheetKey(memberId)));
    dispatch({ kind: "loaded", rows: withoutBlanks(draft.rows).length > 0 ? draft.rows : firstRow(composer) });
    setName(draft.name);
    setSkipsMade(draft.skipsMade);
    setLoaded(true);
  }, [memberId, composer, isComposerLoaded, isLoaded]);

  const { rows } = state;
  useEffect(() => {
    if (!isLoaded) return;
    // an upload that has arrived is its still from now on
    const kept = rows.map((row) => (row.still === null ? row : { ...row, still: idOf(row) ?? row.still }));
    unkept.current = writeDraft({ rows: kept, name, skipsMade });
    const keep = () => {
      if (unkept.current !== null) toBrowser(sheetKey(memberId), unkept.current);
      unkept.current = null;
    };
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [memberId, rows, name, skipsMade, isLoaded, idOf]);

  // going to another page of the studio is no pagehide
  useEffect(
    () => () => {
      if (unkept.current !== null) toBrowser(sheetKey(memberId), unkept.current);
    },
    [memberId],
  );

  const base = useMemo((): Base => baseOf(composer), [composer]);
  return { state, dispatch, base, isLoaded, name, setName, skipsMade, setSkipsMade };
}

/** What empty cells follow. */
function baseOf({ provider, isBoth, changed }: Draft): Base {
  return { provider: isBoth ? BOTH : provider, changed };
}

/** An empty sheet begins with what stands in the composer. */
function firstRow({ still, prompt, negativePrompt, seed, isSeedLocked }: Draft): Row[] {
  const texts = [
    [PROMPT, prompt],
    [LEAVE_OUT, negativePrompt],
    [SEED, isSeedLocked ? seed : EMPTY_DRAFT.seed],
  ] as const;
  const row = texts.reduce((held, [column, text]) => withCell(held, column, text), emptyRow());
  return [still ? withStill(row, still.id, still.name) : row];
}

/** A browser that keeps nothing only loses the sheet when the page goes. */
function fromBrowser(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function toBrowser(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // nothing to do: it lives as long as the page
  }
}
