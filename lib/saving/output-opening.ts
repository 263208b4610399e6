import { OutputError } from "@/lib/saving/output-error";
import type { Left } from "@/lib/saving/partial-file";

/** How an answer with bytes begins. */
export interface Opening {
  /** The bytes go on where the earlier ones ended; else they are the file from its start. */
  isRest: boolean;
  /** What to prove the next rest by; null where the host does not let a download go on. */
  validator: string | null;
  /** The whole file's length, as announced; null when it is not. */
  total: number | null;
}

/** An answer that brings nothing to keep. */
export interface Refused {
  trouble: OutputError;
  /** It disproves what an earlier try left. */
  isLeftWrong: boolean;
}

/** A date this much older than the answer can't be that of a file that changed twice within its second. */
const DATE_IS_STRONG_AFTER_MS = 60_000;
const GONE = [401, 403, 404, 410];

/** Reads an answer's status and headers. `left` is what the rest was asked for to, and null when the whole was. */
export function readOpening({ status, headers }: Response, left: Left | null): Opening | Refused {
  if (status === 200) return { isRest: false, validator: validatorOf(headers), total: isEncoded(headers) ? null : lengthOf(headers) };
  if (status === 206) return left ? restOf(headers, left) : refuse("The provider’s store sent a part that nobody asked for.", false);
  if (status === 412 || status === 416) return refuse("The provider’s store has another file now.", true);
  return { trouble: new OutputError(`The provider’s store answered ${status}.`, { isGone: GONE.includes(status) }), isLeftWrong: false };
}

/** Throws when more is announced than a clip can be. */
export function assertKeepable({ total }: Opening, mostBytes: number): void {
  if (total !== null && total > mostBytes) throw new OutputError("The file is too large to be a clip.", { isTooLarge: true });
  if (total === 0) throw new OutputError("The file is empty.");
}

/** The rest must begin where we ended, end where the file ends, and be of the same file. */
function restOf(headers: Headers, left: Left): Opening | Refused {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get("content-range") ?? "");
  const [start, end, total] = (match ?? []).slice(1).map(Number);
  const length = lengthOf(headers);
  const isFitting =
    start === left.bytes &&
    total !== undefined &&
    end === total - 1 &&
    (left.total === null || left.total === total) &&
    (length === null || length === total - start) &&
    !isEncoded(headers);
  const etag = headers.get("etag");
  const isSame = etag === null || left.validator === etag || !left.validator?.startsWith('"');
  if (isFitting && isSame) return { isRest: true, validator: left.validator, total };
  return refuse("The provider’s store sent another part than was asked for.", true);
}

/** What If-Range may name: a strong tag, else a date that is surely strong. None where the host says that it knows no ranges. */
function validatorOf(headers: Headers): string | null {
  if (headers.get("accept-ranges")?.trim().toLowerCase() === "none" || isEncoded(headers)) return null;
  const etag = headers.get("etag");
  if (etag !== null) return /^"[^"]*"$/.test(etag) ? etag : null;
  const modified = headers.get("last-modified");
  const ageMs = Date.parse(headers.get("date") ?? "") - Date.parse(modified ?? "");
  return ageMs >= DATE_IS_STRONG_AFTER_MS ? modified : null;
}

/** Bytes that were packed for the way: their announced length is not the file's. */
function isEncoded(headers: Headers): boolean {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  return encoding !== "" && encoding !== "identity";
}

function lengthOf(headers: Headers): number | null {
  const text = headers.get("content-length");
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

function refuse(message: string, isLeftWrong: boolean): Refused {
  return { trouble: new OutputError(message), isLeftWrong };
}
