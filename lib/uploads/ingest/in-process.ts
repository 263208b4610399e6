import { log } from "@/lib/log";
import { registerUploads } from "@/lib/uploads/ingest/register";
import { recordCallbackResult } from "@/lib/uploads/ingest/results";

/** Stands in for the network between the SDK and the ingest at `base`: both are this process, and nothing else may be asked. */
export function inProcessFetch(base: string): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const run = { [`${base}/route-metadata`]: registerUploads, [`${base}/callback-result`]: recordCallbackResult }[address];
    if (!run) throw new Error("The upload router asked for an address that is not its ingest's.");
    try {
      await run(await new Response(init?.body ?? null).json());
      return Response.json({ ok: true });
    } catch (error) {
      // The SDK swallows this; without a line here nobody would know why the upload then isn't found.
      log().error({ err: error }, "an upload could not be noted");
      return Response.json({ ok: false }, { status: 500 });
    }
  };
}
