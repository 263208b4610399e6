import { answerCallback, CALLBACK_MAX_BYTES } from "@/lib/callbacks/answer";
import { readCapped } from "@/lib/http/read-capped";

/**
 * Vendors call here when a prediction ends. A hint: noted and answered at once, then the provider is asked.
 * Behind our own server the same answer is given before Next is reached (docs/decisions/010).
 */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string; token: string }> }): Promise<Response> {
  const { provider, token } = await params;
  const rawBody = await readCapped(request.body, CALLBACK_MAX_BYTES);
  return new Response(null, {
    status: await answerCallback({ provider, token, rawBody, headers: request.headers }),
    headers: { "cache-control": "no-store" },
  });
}
