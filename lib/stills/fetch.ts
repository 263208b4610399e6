import { type Actor, requireRight } from "@/lib/access/actor";
import { AppError, invalidField } from "@/lib/errors";
import { outbound } from "@/lib/http/outbound";
import { ForbiddenAddressError, NotConnectedError } from "@/lib/http/safe-fetch";
import { PICTURE_MAX_BYTES, tooLarge } from "@/lib/media/image";
import { WEB_PAGE_REFUSAL } from "@/lib/media/picture-kind";
import { createTurnstile } from "@/lib/media/turnstile";
import { takeInStill } from "@/lib/stills/intake";
import type { FetchStill } from "@/lib/stills/schema";
import type { StillView } from "@/lib/takes/view";

/** A picture that needs longer is better added as a file. */
const TOOK_TOO_LONG_MS = 20_000;
/** Some hosts answer nobody who doesn't say who asks. What people can look at everywhere comes first. */
const HEADERS = { "user-agent": "Dailies", accept: "image/jpeg,image/png,image/webp,image/avif;q=0.9,*/*;q=0.1" };
/** Nobody turns the studio into a crowd before somebody else's door. */
const turn = createTurnstile(4);

interface FetchOptions {
  /** Goes out, guarded: by default the process's own. */
  send?: typeof fetch;
  tookTooLongMs?: number;
  /** Gives up when the asker does. */
  signal?: AbortSignal;
}

/**
 * Makes a still of the picture at an address, fetched by the studio itself. Only what the guarded client may reach is asked, and what comes is held
 * to the limits of an upload. Throws AppErrors by the field `address`.
 */
export async function fetchStill(actor: Actor, { address }: FetchStill, options: FetchOptions = {}): Promise<StillView> {
  requireRight(actor, "write");
  const url = addressOf(address);
  const { send = outbound(), tookTooLongMs = TOOK_TOO_LONG_MS, signal } = options;
  return turn(async () => {
    const tooLate = AbortSignal.timeout(tookTooLongMs);
    try {
      const response = await get(url, send, signal ? AbortSignal.any([tooLate, signal]) : tooLate);
      return await takeInStill(actor, { stream: response.body ?? new Blob().stream(), name: nameOf(url) });
    } catch (error) {
      throw inWords(error, url, tooLate.aborted);
    }
  });
}

/** What people paste: with spaces round it, or without the beginning. */
function addressOf(address: string): URL {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(address) && !/^[\w.-]+:\d+(\/|$)/.test(address) ? address : `https://${address}`);
  if (!url?.hostname) throw invalidField("address", "This is not an address. It looks like https://example.com/picture.jpg.");
  return url;
}

async function get(url: URL, send: typeof fetch, signal: AbortSignal): Promise<Response> {
  const response = await ask(url, send, signal);
  const type = response.headers.get("content-type") ?? "";
  const refusal = !response.ok
    ? invalidField("address", statusWords(url.host, response.status))
    : /^text\/html|xhtml/i.test(type)
      ? invalidField("address", WEB_PAGE_REFUSAL)
      : Number(response.headers.get("content-length") ?? 0) > PICTURE_MAX_BYTES
        ? tooLarge()
        : null;
  if (!refusal) return response;
  await response.body?.cancel();
  throw refusal;
}

/** An address without the s is asked with it, but where the operator allows it as it stands. */
async function ask(url: URL, send: typeof fetch, signal: AbortSignal): Promise<Response> {
  const init = { headers: HEADERS, redirect: "follow", signal } as const;
  try {
    return await send(url, init);
  } catch (error) {
    if (!(error instanceof ForbiddenAddressError) || url.protocol !== "http:" || url.port) throw error;
    const secure = new URL(url);
    secure.protocol = "https:";
    return send(secure, init);
  }
}

function statusWords(host: string, status: number): string {
  if (status === 404 || status === 410) return `${host} has nothing at this address.`;
  if (status === 401 || status === 403) return `${host} does not show this picture to the studio. Save it in your browser and add the file.`;
  return `${host} answered ${status} instead of a picture. Try again later, or add the file.`;
}

function inWords(error: unknown, url: URL, isTooLate: boolean): unknown {
  const say = (message: string) => new AppError("invalid", message, { fields: { address: message }, cause: error });
  if (isTooLate) return say(`${url.host} took too long. Save the picture in your browser and add the file.`);
  if (error instanceof ForbiddenAddressError)
    return say("The studio only fetches from public https addresses. Save the picture in your browser and add the file.");
  if (error instanceof NotConnectedError) return say(`${url.host} could not be reached. Check the address.`);
  if (error instanceof AppError) {
    const isAboutPicture = error.fields === undefined && ["invalid", "too_large", "unsupported_type"].includes(error.code);
    return isAboutPicture ? new AppError(error.code, error.message, { fields: { address: error.message }, cause: error }) : error;
  }
  // the connection broke off, or the redirects had no end
  return error instanceof Error && ["TypeError", "AbortError", "SocketError"].includes(error.name)
    ? say(`${url.host} did not give the whole picture. Try again, or add the file.`)
    : error;
}

/** The last part of the path, as a person would read it; the host where there is none. */
function nameOf(url: URL): string {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || url.host;
  } catch {
    return last;
  }
}
