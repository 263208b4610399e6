import { costCells } from "@/lib/costs/cost-cells";
import { writeCells } from "@/lib/csv";
import { fromDb } from "@/lib/money";
import { slateOf } from "@/lib/shots/slate";
import { settingsOf } from "@/lib/takes/to-view";
import type { ZipRow } from "@/lib/zip/rows";
import type { ZipScope } from "@/lib/zip/scope";

const VERDICTS = { approved: "approved", changes_requested: "changes requested", rejected: "rejected" } as const;

type Shows = ZipScope["shows"];

/** The first line of `manifest.csv`. The mark of byte order tells spreadsheets that it is Unicode. */
export function manifestHead({ prompts, costs }: Shows): string {
  const recipe = prompts ? ["provider", "model", "mode", "seed", "settings", "prompt", "negative_prompt"] : [];
  const cost = costs ? ["cost_usd", "cost"] : [];
  return `\ufeff${writeCells([["slate", "take", "file", "verdict", "rating", "seconds", "size", ...recipe, ...cost, "clip_bytes", "clip_sha256", "take_id"]])}`;
}

/** A take's line. Hash and bytes are those of the clip as it was generated: a recipe that follows it in the file is not in them. */
export function manifestLine(row: ZipRow, file: string, { prompts, costs }: Shows): string {
  const { clip, provider, model, mode, seed, prompt, negativePrompt } = row;
  const recipe = prompts ? [provider, model, mode, String(seed), settingsIn(row), prompt, negativePrompt ?? ""] : [];
  return writeCells([
    [
      slateOf(row.shot),
      `T${row.number}`,
      file,
      row.verdict ? VERDICTS[row.verdict] : "",
      row.rating === null ? "" : String(row.rating),
      (clip.durationMs / 1000).toFixed(3),
      `${clip.width}x${clip.height}`,
      ...recipe,
      ...(costs ? costOf(row) : []),
      String(clip.bytes),
      clip.sha256,
      row.id,
    ],
  ]);
}

function settingsIn({ settings }: ZipRow): string {
  return Object.entries(settingsOf(settings))
    .map(([name, value]) => `${name}=${String(value)}`)
    .join("; ");
}

function costOf({ mode, status, ledger, estimateMicros }: ZipRow): [string, string] {
  const isPriced = ledger.length > 0 && ledger.at(-1)?.source !== "unpublished";
  const chargedMicros = isPriced ? ledger.reduce((sum, { amountMicros }) => sum + fromDb(amountMicros), 0) : null;
  const { amount, words } = costCells({ mode, status, chargedMicros, estimateMicros: fromDb(estimateMicros) });
  return [amount, words];
}
