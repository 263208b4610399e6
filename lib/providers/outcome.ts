import { NotConnectedError } from "@/lib/http/guarded-connect";
import { retryAfterMs } from "@/lib/http/retry-after";
import { ProviderError, SubmitError, type SubmitFault } from "@/lib/providers/provider";
import { plain, soundsModerated, soundsUnpaid } from "@/lib/providers/say";

/** What a vendor answered, as far as its meaning goes. */
export interface Verdict {
  vendor: string;
  /** The HTTP status, or what the vendor's envelope says in its place. */
  status: number;
  headers: Headers;
  /** The vendor's words, if it had any. */
  words: string | null;
  /** The vendor's own code says moderation. */
  isModerated?: boolean;
  secrets: readonly string[];
}

const REFUSALS = new Set([400, 403, 404, 413, 422]);

/** The meaning of an answer to a create that is no acceptance. Whatever is not known to have created nothing is `unknown`. */
export function submitErrorOf(verdict: Verdict): SubmitError {
  const { status, headers } = verdict;
  const isModerated = REFUSALS.has(status) && (verdict.isModerated === true || soundsModerated(verdict.words));
  const fault = faultOf(status, verdict.words, isModerated);
  const retry = fault === "busy" || fault === "no_credit" ? retryAfterMs(headers) : null;
  return new SubmitError(fault, sentenceOf(fault, verdict, isModerated), { httpStatus: status, retryAfterMs: retry, isModerated });
}

/** The meaning of a create whose request threw. */
export function submitErrorOfThrown(vendor: string, error: unknown): SubmitError {
  if (error instanceof NotConnectedError)
    return new SubmitError("nothing_sent", `${vendor} could not be reached. ${error.message}`, { cause: error });
  return new SubmitError("unknown", `The answer of ${vendor} was lost.`, { cause: error });
}

/** The meaning of an answer to a question that is no 2xx. */
export function providerErrorOf(verdict: Verdict): ProviderError {
  const { vendor, status, headers } = verdict;
  const more = { httpStatus: status, retryAfterMs: retryAfterMs(headers) };
  if (status === 401 || status === 403) return new ProviderError("unauthorized", `${vendor} refused the key.`, more);
  if (status === 404) return new ProviderError("not_found", `${vendor} does not know it.`, more);
  if (status === 429) return new ProviderError("busy", `${vendor} asks to wait.`, more);
  return new ProviderError("unavailable", withWords(`${vendor} could not answer (${status})`, verdict), more);
}

export function providerErrorOfThrown(vendor: string, error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  return new ProviderError("unavailable", `${vendor} could not be reached.`, { cause: error });
}

/** A 2xx that does not hold what it must. */
export function malformed(vendor: string, status: number): ProviderError {
  return new ProviderError("malformed", `${vendor} answered something that could not be read.`, { httpStatus: status });
}

function faultOf(status: number, words: string | null, isModerated: boolean): SubmitFault {
  if (status === 401) return "unauthorized";
  if (status === 402) return "no_credit";
  if (status === 429) return "busy";
  if (!REFUSALS.has(status)) return "unknown";
  return !isModerated && (status === 400 || status === 403) && soundsUnpaid(words) ? "no_credit" : "refused";
}

function sentenceOf(fault: SubmitFault, verdict: Verdict, isModerated: boolean): string {
  const { vendor, status } = verdict;
  if (fault === "unauthorized") return `${vendor} refused the key.`;
  if (fault === "no_credit") return `The balance at ${vendor} does not cover it.`;
  if (fault === "busy") return `${vendor} asks to wait.`;
  if (fault === "unknown") return `${vendor} gave no clear answer (${status}).`;
  if (isModerated) return withWords(`${vendor}’s safety check turned it down`, verdict);
  return withWords(`${vendor} refused it`, verdict);
}

function withWords(sentence: string, verdict: Verdict): string {
  return verdict.words ? `${sentence}: ${plain(verdict.words, verdict.secrets)}` : `${sentence}.`;
}
