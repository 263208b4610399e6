import { z } from "zod";
import { microsFromDollars } from "@/lib/money";
import { ASK_MS, type Call, call, UPLOAD_MS, within } from "@/lib/providers/call";
import { malformed, providerErrorOf, providerErrorOfThrown, submitErrorOf, submitErrorOfThrown } from "@/lib/providers/outcome";
import { type ProviderAccess, SubmitError, type SubmitRequest, type VideoProvider } from "@/lib/providers/provider";
import { putStill } from "@/lib/providers/put-still";
import { readCallback } from "@/lib/providers/wavespeed/callback";
import { canBe, historyQuery, pick, rowsOf } from "@/lib/providers/wavespeed/find";
import { WAVESPEED_MODEL } from "@/lib/providers/wavespeed/model";
import { isFine, type Opened, open, progressOf, readPrediction, VENDOR } from "@/lib/providers/wavespeed/read";

/** Uploads are kept seven days; an hour less, so that a take sent now still finds its still. */
const UPLOAD_KEPT_MS = (7 * 24 - 1) * 60 * 60 * 1000;

const Upload = z.object({
  download_url: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()).nullish().catch(null) }),
});
const Balance = z.object({ balance: z.unknown() });
const Secret = z.object({ secret: z.string().min(1) });

/** CONTRACTS.md §1. No cancel; callbacks are signed with a secret of the vendor's. */
export function createWavespeed(access: ProviderAccess): VideoProvider {
  const base = access.baseUrl.replace(/\/+$/, "");
  const secrets = [access.apiKey];
  const headers = { authorization: `Bearer ${access.apiKey}`, "content-type": "application/json", accept: "application/json" };

  /** Asks and takes the envelope off; throws ProviderError for anything but a fine answer. */
  const ask = async (path: string, request: Omit<Call, "url" | "headers">): Promise<Opened> => {
    const opened = await attempt(path, request);
    if (!isFine(opened.status)) throw providerErrorOf(opened.verdict);
    return opened;
  };

  const attempt = async (path: string, request: Omit<Call, "url" | "headers">): Promise<Opened> => {
    try {
      return open(await call(access, { ...request, url: `${base}${path}`, headers, signal: within(ASK_MS, request.signal) }), secrets);
    } catch (error) {
      throw providerErrorOfThrown(VENDOR, error);
    }
  };

  const getPrediction = async (predictionId: string, what: string, signal?: AbortSignal) => {
    const { data, status } = await ask(`/predictions/${encodeURIComponent(predictionId)}/result`, { what, signal });
    const prediction = readPrediction(data);
    if (!prediction) throw malformed(VENDOR, status);
    return prediction;
  };

  return {
    id: "wavespeed",
    payloadOf,

    async submit(request, signal) {
      const query = request.callback ? `?webhook=${encodeURIComponent(request.callback.url)}` : "";
      const url = `${base}/${WAVESPEED_MODEL.id}${query}`;
      const answer = await call(access, { what: "create", method: "POST", url, headers, body: payloadOf(request), signal }).catch(
        (error: unknown) => {
          throw submitErrorOfThrown(VENDOR, error);
        },
      );
      const opened = open(answer, secrets);
      if (!isFine(opened.status)) throw submitErrorOf(opened.verdict);
      const predictionId = (readPrediction(opened.data) ?? readPrediction(answer.body))?.id;
      if (!predictionId) throw new SubmitError("unknown", `${VENDOR} took it without naming it.`, { httpStatus: answer.status });
      return { predictionId };
    },

    async check(predictionId, signal) {
      return progressOf(await getPrediction(predictionId, "check", signal), secrets);
    },

    async fits(predictionId, lost, signal) {
      return canBe(await getPrediction(predictionId, "find", signal), WAVESPEED_MODEL.id, lost);
    },

    async find(lost, signal) {
      const { data, status } = await ask("/predictions", { what: "find", method: "POST", body: historyQuery(WAVESPEED_MODEL.id, lost), signal });
      const rows = rowsOf(data);
      if (!rows) throw malformed(VENDOR, status);
      return pick(rows, WAVESPEED_MODEL.id, lost);
    },

    async cancel() {
      return "unsupported";
    },

    async upload(still, signal) {
      const body = JSON.stringify({ filename: still.name, size: still.bytes.byteLength, content_type: still.contentType });
      const { data, status } = await ask("/media/uploads", { what: "upload", method: "POST", body, signal });
      const upload = Upload.safeParse(data).data;
      if (!upload) throw malformed(VENDOR, status);
      await putStill(access, VENDOR, {
        url: upload.upload.url,
        headers: upload.upload.headers ?? {},
        bytes: still.bytes,
        signal: within(UPLOAD_MS, signal),
      });
      return { url: upload.download_url, expiresAt: new Date(Date.now() + UPLOAD_KEPT_MS) };
    },

    async checkKey(signal) {
      let answer = await attempt("/balance", { what: "balance", signal });
      // Another page of the vendor's gives this address.
      if (answer.status === 404) answer = await attempt("/account/balance", { what: "balance", signal });
      if (answer.status === 401 || answer.status === 403) {
        return {
          isAccepted: false,
          message: "WaveSpeed refused this key. A new key works only once its account has been topped up.",
          balanceMicros: null,
        };
      }
      if (!isFine(answer.status)) throw providerErrorOf(answer.verdict);
      return { isAccepted: true, message: null, balanceMicros: microsFromDollars(Balance.safeParse(answer.data).data?.balance) };
    },

    async callbackSecret(signal) {
      const { data, status } = await ask("/webhook/secret", { what: "secret", signal });
      const secret = Secret.safeParse(data).data?.secret;
      if (!secret) throw malformed(VENDOR, status);
      return secret;
    },

    readCallback,
  };
}

function payloadOf(request: SubmitRequest): string {
  return JSON.stringify({
    image: request.imageUrl,
    prompt: request.prompt,
    ...(request.negativePrompt && { negative_prompt: request.negativePrompt }),
    ...(request.endImageUrl && { last_image: request.endImageUrl }),
    ...request.settings,
    seed: request.seed,
  });
}
