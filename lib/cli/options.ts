import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { UsageError } from "@/lib/cli/command";

/** Reads a command's options and words. Throws UsageError for an unknown option, a missing value or too many words. */
export function readOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T, words = 0) {
  const parsed = tryParse(args, options);
  if (parsed.positionals.length !== words) {
    throw new UsageError(parsed.positionals.length > words ? `“${parsed.positionals[words]}” is one word too many.` : "Something is missing.");
  }
  return parsed;
}

function tryParse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "The options can't be read.", { cause: error });
  }
}
