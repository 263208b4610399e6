import { z } from "zod";
import { type Answer, type Call, headerOf, readJson } from "@/lib/sandbox/http";
import { FaultRules } from "@/lib/sandbox/state/faults";
import { isOpen } from "@/lib/sandbox/state/limits";
import { SettingsChange } from "@/lib/sandbox/state/settings";
import type { World } from "@/lib/sandbox/world";

/** Answers a call below /sandbox: the way in for tests. Only from this machine, and with a header that no web page can send unasked. */
export async function answerControl(world: World, call: Call): Promise<Answer> {
  const route = `${call.method} ${call.path}`;
  if (route === "GET /health") return { status: 200, body: { status: "ok", open: world.predictions.list().filter(isOpen).length } };
  if (!isLoopback(call.request.socket.remoteAddress ?? "")) return refusal(403, "Only from this machine.");
  if (headerOf(call.request, "x-sandbox-control") !== "1") return refusal(403, "Send the header x-sandbox-control: 1.");
  switch (route) {
    case "GET /faults":
      return { status: 200, body: { rules: world.faults.rules } };
    case "POST /faults":
      return await parsed(call, FaultRules, async (rules) => {
        world.faults.add(rules);
        return { rules: world.faults.rules };
      });
    case "DELETE /faults":
      world.faults.clear();
      return { status: 200, body: { rules: [] } };
    case "GET /settings":
      return { status: 200, body: world.settings.now };
    case "POST /settings":
      return await parsed(call, SettingsChange, (change) => world.settings.change(change));
    case "GET /log":
      return { status: 200, body: logView(world) };
    case "DELETE /log":
      world.log.clear();
      return { status: 200, body: logView(world) };
    default:
      return refusal(404, "There is no such control. See docs/sandbox.md.");
  }
}

async function parsed<S extends z.ZodType>(call: Call, schema: S, run: (body: z.output<S>) => Promise<unknown>): Promise<Answer> {
  const result = schema.safeParse(await readJson(call.request));
  return result.success ? { status: 200, body: await run(result.data) } : refusal(400, z.prettifyError(result.error));
}

/** Creates with what became of each, and everything else that was asked for. */
function logView(world: World): unknown {
  const creates = world.log.creates.map((event) => {
    const prediction = event.predictionId ? world.predictions.get(event.predictionId) : null;
    const endedAt = prediction?.endedAt ? new Date(prediction.endedAt).toISOString() : null;
    const isBilled = event.isAccepted && prediction?.state !== "failed" && prediction?.canceledAt == null;
    return { ...event, isBilled, state: prediction?.state ?? null, endedAt, isCanceled: prediction?.canceledAt != null };
  });
  const accepted = creates.filter(({ isAccepted }) => isAccepted);
  const billedMicros = creates.filter(({ isBilled }) => isBilled).reduce((sum, event) => sum + event.billedMicros, 0);
  const totals = { creates: creates.length, accepted: accepted.length, refused: creates.length - accepted.length, billedMicros };
  return { totals, creates, others: world.log.others };
}

function refusal(status: number, message: string): Answer {
  return { status, body: { error: message } };
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
