import type { TaskList } from "graphile-worker";
import { cancelAtProvider } from "@/lib/asking/cancel-at-provider";
import { checkTake } from "@/lib/asking/check";
import { reconcileTake } from "@/lib/asking/reconcile";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import type { TaskName, Tasks } from "@/lib/queue/tasks";
import { runRender } from "@/lib/reels/run-render";
import { saveTake } from "@/lib/saving/save";
import { submitNext } from "@/lib/sending/submit";

type Handlers = { [N in TaskName]: (payload: Tasks[N]) => Promise<void> };

/** What each task does, for one worker. */
export function taskList(workerId: string): TaskList {
  const handlers: Handlers = {
    submit: async ({ provider }) => {
      const known = PROVIDER_IDS.find((id) => id === provider);
      if (known) await submitNext(known, workerId);
    },
    check: ({ takeId }) => checkTake(takeId),
    save: ({ takeId }) => saveTake(takeId, workerId),
    reconcile: ({ takeId }) => reconcileTake(takeId),
    cancel: ({ takeId }) => cancelAtProvider(takeId),
    render: ({ renderId }) => runRender(renderId, workerId),
  };
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, (payload: unknown) => handler(payload as never)])); // addTask is typed by the same names
}
