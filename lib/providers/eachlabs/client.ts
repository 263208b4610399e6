import { z } from "zod";
import type { JsonAnswer } from "@/lib/http/get-json";
import { microsFromDollars } from "@/lib/money";
import { ASK_MS, type Call, call, UPLOAD_MS, within } from "@/lib/providers/call";
import { readCallback } from "@/lib/providers/eachlabs/callback";
import { findByCallback, findByInput } from "@/lib/providers/eachlabs/find";
import { EACHLABS_MODEL } from "@/lib/providers/eachlabs/model";
import { progressOf, readPrediction, VENDOR, verdictOf } from "@/lib/providers/eachlabs/read";
import { malformed, providerErrorOf, providerErrorOfThrown, submitErrorOf, submitErrorOfThrown } from "@/lib/providers/outcome";
import { type ProviderAccess, ProviderError, SubmitError, type SubmitRequest, type VideoProvider } from "@/lib/providers/provider";
import { putStill } from "@/lib/providers/put-still";

/** What we ask files to be kept for; the address is readable by anyone who has it, so no longer than a retry needs. */
const KEPT_S = 7 * 24 * 60 * 60;
const MARGIN_S = 60 * 60;

const text = z.string().nullish().catch(null);
const Created = z.object({ predictionID: text, prediction_id: text, id: text });
const Presigned = z.object({
  presigned_url: z.string(),
  public_url: z.string(),
  required_headers: z.record(z.string(), z.string()).nullish().catch(null),
});
const Balance = z.object({ balance_usd: z.unknown(), balance: z.unknown() }).partial();

/** CONTRACTS.md §2. Cancels; callbacks are signed with a secret of ours that goes with each create. */
export function createEachlabs(access: ProviderAccess): VideoProvider {
  const base = access.baseUrl.replace(/\/+$/, "");
  const secrets = [access.apiKey];
  const headers = { "x-api-key": access.apiKey, "content-type": "application/json", accept: "application/json" };

  const attempt = async (path: string, request: Omit<Call, "url" | "headers">): Promise<JsonAnswer> => {
    try {
      return await call(access, { ...request, url: `${base}${path}`, headers, signal: within(ASK_MS, request.signal) });
    } catch (error) {
      throw providerErrorOfThrown(VENDOR, error);
    }
  };

  /** Asks; throws ProviderError for anything but a fine answer. */
  const ask = async (path: string, request: Omit<Call, "url" | "headers">): Promise<JsonAnswer> => {
    const answer = await attempt(path, request);
    if (!isFine(answer.status)) throw providerErrorOf(verdictOf(answer, secrets));
    return answer;
  };

  const getPrediction = async (predictionId: string, what: string, signal?: AbortSignal) => {
    const answer = await ask(`/prediction/${encodeURIComponent(predictionId)}`, { what, signal });
    const prediction = readPrediction(answer.body);
    if (!prediction) throw malformed(VENDOR, answer.status);
    return prediction;
  };

  return {
    id: "eachlabs",
    payloadOf,

    async submit(request, signal) {
      const url = `${base}/prediction/`;
      const answer = await call(access, { what: "create", method: "POST", url, headers, body: payloadOf(request), signal }).catch(
        (error: unknown) => {
          throw submitErrorOfThrown(VENDOR, error);
        },
      );
      if (!isFine(answer.status)) throw submitErrorOf(verdictOf(answer, secrets));
      // "success" here means accepted: only the id counts.
      const created = Created.safeParse(answer.body).data;
      const predictionId = created?.predictionID || created?.prediction_id || created?.id;
      if (!predictionId) throw new SubmitError("unknown", `${VENDOR} took it without naming it.`, { httpStatus: answer.status });
      return { predictionId };
    },

    async check(predictionId, signal) {
      return progressOf(await getPrediction(predictionId, "check", signal), secrets);
    },

    async fits(predictionId, lost, signal) {
      const { input } = await getPrediction(predictionId, "find", signal);
      return !input || ((input.seed ?? lost.seed) === lost.seed && (input.prompt ?? lost.prompt) === lost.prompt);
    },

    async find(lost, signal) {
      const read = async (path: string) => {
        const answer = await ask(path, { what: "find", signal });
        if (answer.body === undefined) throw malformed(VENDOR, answer.status);
        return answer.body;
      };
      const inputOf = async (predictionId: string) => {
        try {
          const { input } = await getPrediction(predictionId, "find", signal);
          return input ? { seed: input.seed ?? null, prompt: input.prompt ?? null } : null;
        } catch (error) {
          if (error instanceof ProviderError && error.kind === "not_found") return null;
          throw error;
        }
      };
      // Whether every delivery is listed is written nowhere, so a list that fails or lacks it decides nothing.
      const named = await findByCallback(read, lost).catch((error: unknown) => {
        if (error instanceof ProviderError && error.kind === "unauthorized") throw error;
        return null;
      });
      return named ? { state: "found", predictionId: named } : findByInput(read, inputOf, lost);
    },

    async cancel(predictionId, signal) {
      const answer = await attempt(`/prediction/${encodeURIComponent(predictionId)}/cancel`, { what: "cancel", method: "POST", body: "{}", signal });
      if (isFine(answer.status)) return "accepted";
      if ([400, 409, 410, 422].includes(answer.status)) return "too_late";
      throw providerErrorOf(verdictOf(answer, secrets));
    },

    async upload(still, signal) {
      const body = JSON.stringify({ content_type: still.contentType, file_type: "image", expires_in_seconds: KEPT_S });
      const answer = await ask("/upload/presign", { what: "upload", method: "POST", body, signal });
      const presigned = Presigned.safeParse(answer.body).data;
      if (!presigned) throw malformed(VENDOR, answer.status);
      const putHeaders = { "content-type": still.contentType, ...presigned.required_headers };
      await putStill(access, VENDOR, { url: presigned.presigned_url, headers: putHeaders, bytes: still.bytes, signal: within(UPLOAD_MS, signal) });
      // `expires_at` of the answer is the end of the address to put to, not of the file.
      return { url: presigned.public_url, expiresAt: new Date(Date.now() + (KEPT_S - MARGIN_S) * 1000) };
    },

    async checkKey(signal) {
      const answer = await attempt("/billing/balance", { what: "balance", signal });
      if (answer.status === 401 || answer.status === 403) return { isAccepted: false, message: "Eachlabs refused this key.", balanceMicros: null };
      if (!isFine(answer.status)) throw providerErrorOf(verdictOf(answer, secrets));
      const balance = Balance.safeParse(answer.body).data;
      return { isAccepted: true, message: null, balanceMicros: microsFromDollars(balance?.balance_usd ?? balance?.balance) };
    },

    async callbackSecret() {
      return null;
    },

    readCallback,
  };
}

function isFine(status: number): boolean {
  return status >= 200 && status < 300;
}

function payloadOf(request: SubmitRequest): string {
  return JSON.stringify({
    model: EACHLABS_MODEL.id,
    input: {
      image_url: request.imageUrl,
      prompt: request.prompt,
      ...(request.endImageUrl && { end_image_url: request.endImageUrl }),
      ...(request.negativePrompt && { negative_prompt: request.negativePrompt }),
      ...request.settings,
      seed: request.seed,
    },
    ...(request.callback && { webhook_url: request.callback.url, webhook_secret: request.callback.secret }),
  });
}
