"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { STILL_COLUMNS, type StillColumn } from "@/components/sheet/columns";
import type { Row } from "@/components/sheet/rows";
import type { StillState, StillStates } from "@/components/sheet/still-state";
import { UPLOAD, type Uploads } from "@/components/sheet/use-uploads";
import { askStills } from "@/lib/batches/queries";
import type { StillView } from "@/lib/takes/view";

/** A name that is being typed is not asked about. */
const ASK_AFTER_MS = 300;
const AGAIN_MS = 5_000;

type Known = ReadonlyMap<string, StillView | null>;

/** Which stills each row means: by its id, its upload, or the name that was written. What is not known yet is asked for. */
export function useStills(rows: readonly Row[], { uploads }: Pick<Uploads, "uploads">) {
  const [known, setKnown] = useState<Known>(new Map());
  const [tries, setTries] = useState(0);
  const asking = useRef(new Set<string>());

  const remember = useCallback((still: StillView) => setKnown((held) => new Map(held).set(still.id, still)), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is asked for by counting it
  useEffect(() => {
    const wanted = [...new Set(rows.flatMap((row) => STILL_COLUMNS.flatMap((column) => refsOf(row, column))))].filter(
      (ref) => !known.has(ref) && !asking.current.has(ref),
    );
    if (wanted.length === 0) return;
    const timer = setTimeout(async () => {
      for (const ref of wanted) asking.current.add(ref);
      try {
        const found = await askStills(wanted);
        setKnown((held) => new Map([...held, ...wanted.map((ref) => [ref, found[ref] ?? null] as const)]));
      } catch {
        setTimeout(() => setTries((times) => times + 1), AGAIN_MS);
      } finally {
        for (const ref of wanted) asking.current.delete(ref);
      }
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [rows, known, tries]);

  const statesOf = useCallback(
    (row: Row): StillStates => ({ still: stillOf(row, "still", known, uploads), end_still: stillOf(row, "end_still", known, uploads) }),
    [known, uploads],
  );
  return { statesOf, remember };
}

function refsOf({ stills, cells }: Row, column: StillColumn): string[] {
  const still = stills[column];
  const name = cells[column]?.trim();
  if (still?.startsWith(UPLOAD)) return [];
  return [...(still ? [still] : []), ...(name ? [name] : [])].map((ref) => ref.slice(0, 200));
}

function stillOf(row: Row, column: StillColumn, known: Known, uploads: Uploads["uploads"]): StillState {
  const name = row.cells[column]?.trim() ?? "";
  const upload = uploads.get(row.stills[column] ?? "");
  if (upload?.still) return { state: "here", still: upload.still };
  if (upload) return upload.why === null ? { state: "uploading", percent: upload.percent } : { state: "failed", why: upload.why };
  const refs = refsOf(row, column);
  if (refs.length === 0) return { state: name === "" ? "none" : "unknown" };
  const found = refs.map((ref) => known.get(ref)).find((still) => still);
  if (found) return { state: "here", still: found };
  return { state: refs.every((ref) => known.has(ref)) ? "unknown" : "looking" };
}
