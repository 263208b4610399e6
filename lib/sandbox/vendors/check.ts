import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "@/lib/sandbox/http";
import type { Prediction } from "@/lib/sandbox/state/predictions";
import { rateLimited, replaceDeep } from "@/lib/sandbox/vendors/create";
import type { Dialect } from "@/lib/sandbox/vendors/dialect";
import { forget } from "@/lib/sandbox/work/jobs";
import type { World } from "@/lib/sandbox/world";

/** One look at a prediction, misbehaving as told. */
export async function check(world: World, dialect: Dialect, id: string, show: (prediction: Prediction) => Answer): Promise<Answer> {
  const { vendor } = dialect;
  const prediction = world.predictions.get(id);
  const isOurs = prediction?.vendor === vendor;
  const fault = world.faults.take("check", vendor, { predictionId: id, prompt: prediction?.prompt ?? "" });
  const answer = isOurs ? show(prediction) : dialect.refusal("not_found", "Prediction not found");
  world.log.add({ kind: "check", vendor, predictionId: id, status: answer.status, fault: fault?.kind ?? null });
  switch (fault?.kind) {
    case "delay":
      await sleep(fault.delayMs ?? 5_000, undefined, { signal: world.closing });
      return answer;
    case "refuse":
      return {
        status: fault.status ?? 503,
        body: fault.body ?? dialect.refusal("broken", "Service temporarily unavailable.").body,
        headers: fault.headers ?? {},
      };
    case "rate_limit":
      return rateLimited(dialect, fault);
    case "drop_before":
      return { ...answer, ending: "dropped" };
    case "cut_body":
      return { ...answer, ending: "cut" };
    case "wrong_word":
      return { ...answer, body: replaceDeep(answer.body, ["status"], fault.word ?? "percolating") };
    case "expire":
      await forget(world, id);
      return dialect.refusal("not_found", "Prediction not found");
    default:
      return answer;
  }
}
