import { faultPoint } from "@/lib/fault-point";
import { outbound } from "@/lib/http/outbound";
import { sha256 } from "@/lib/ids";
import { OutputError } from "@/lib/saving/output-error";
import { assertKeepable, type Opening, readOpening } from "@/lib/saving/output-opening";
import { PACE, type Pace, type PaceWatch, watchPace } from "@/lib/saving/pace";
import { discardLeft, findLeft, type Left, openPartial, type PartialFile } from "@/lib/saving/partial-file";

export interface FetchedOutput {
  path: string;
  bytes: number;
  /** What this try brought; the rest was there from an earlier one. */
  cameBytes: number;
}

interface FetchOptions {
  send?: typeof fetch;
  pace?: Pace;
  mostBytes?: number;
  /** Called before the first byte is kept and about every megabyte; throws to stop. */
  onRoom?: (bytesToCome: number) => Promise<void>;
}

/** Far above any clip of these models, far below a disk. */
const MOST_BYTES = 512 * 1024 * 1024;
const ROOM_EVERY = 1024 * 1024;

/**
 * Fetches a finished clip into the folder, without any key: one request, under limits of size and pace, every byte counted. What an earlier try
 * left there is gone on with where the host proves that it is the same file, and begun anew where not. Throws OutputError for whatever
 * the vendor's host does, and the system's own error for what our disk does.
 */
export async function fetchOutput(url: string, folder: string, options: FetchOptions = {}): Promise<FetchedOutput> {
  const { send = outbound(), pace = PACE, mostBytes = MOST_BYTES } = options;
  const source = sourceOf(url);
  const left = await findLeft(folder, source);
  if (left && left.bytes === left.total) return { path: left.path, bytes: left.bytes, cameBytes: 0 };
  const watch = watchPace(pace);
  try {
    const asked = left?.validator ? left : null;
    const response = await ask(send, url, asked, watch);
    const opening = await open(response, asked, folder);
    assertKeepable(opening, mostBytes);
    if (!opening.isRest) await discardLeft(folder);
    const file = await openPartial(folder, { source, validator: opening.validator, total: opening.total }, opening.isRest ? asked : null);
    try {
      return await receive(response, opening, file, watch, { mostBytes, onRoom: options.onRoom });
    } finally {
      await file.close();
    }
  } finally {
    watch.stop();
  }
}

async function ask(send: typeof fetch, url: string, left: Left | null, watch: PaceWatch): Promise<Response> {
  const headers = new Headers({ "accept-encoding": "identity" });
  if (left?.validator) {
    headers.set("range", `bytes=${left.bytes}-`);
    headers.set("if-range", left.validator);
  }
  try {
    return await send(url, { redirect: "follow", signal: watch.signal, headers });
  } catch (error) {
    throw troubleOf("The provider’s store could not be reached.", error, watch);
  }
}

/** What the answer begins; one that can't be used is given up, with what it disproved. */
async function open(response: Response, left: Left | null, folder: string): Promise<Opening> {
  const opening = readOpening(response, left);
  if (!("trouble" in opening)) return opening;
  await response.body?.cancel().catch(() => undefined);
  if (opening.isLeftWrong) await discardLeft(folder);
  throw opening.trouble;
}

interface ReceiveOptions {
  mostBytes: number;
  onRoom: FetchOptions["onRoom"];
}

async function receive(response: Response, opening: Opening, file: PartialFile, watch: PaceWatch, options: ReceiveOptions): Promise<FetchedOutput> {
  const { mostBytes, onRoom = async () => {} } = options;
  const { total } = opening;
  const start = file.bytes;
  const cameBytes = () => file.bytes - start;
  await onRoom((total ?? start) - start);
  watch.begin();
  const reader = response.body?.getReader();
  for (let looked = file.bytes; reader; ) {
    const part = await reader.read().catch(async (error: unknown) => {
      await file.mark();
      throw troubleOf("The provider’s store broke off.", error, watch, cameBytes());
    });
    if (part.done) break;
    if (file.bytes + part.value.byteLength > mostBytes) throw new OutputError("The file is too large to be a clip.", { isTooLarge: true });
    await file.append(part.value);
    faultPoint("mid-download");
    watch.count(part.value.byteLength);
    if (file.bytes - looked < ROOM_EVERY) continue;
    looked = file.bytes;
    await onRoom(total === null ? 0 : total - looked);
  }
  if (file.bytes === 0) throw new OutputError("The file is empty.");
  if (total !== null && total !== file.bytes) {
    await file.mark();
    throw new OutputError(`${file.bytes} of ${total} bytes came.`, { cameBytes: cameBytes() });
  }
  await file.finish();
  return { path: file.path, bytes: file.bytes, cameBytes: cameBytes() };
}

function troubleOf(words: string, cause: unknown, watch: PaceWatch, cameBytes = 0): OutputError {
  return new OutputError(watch.signal.aborted ? "The provider’s store stopped sending, or sent too slowly." : words, { cause, cameBytes });
}

/** The address without its query: a fresh signature names the same file. */
function sourceOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return sha256(origin + pathname);
}
