import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { spendingOver } from "@/lib/budgets/data";
import { route } from "@/lib/next/route";
import { findDefaultProject } from "@/lib/projects/data";

/** What holds back a press of the asker in the default project, where the studio's presses go. */
export const GET = route(async (request) => {
  const actor = await requestActor(request);
  const scope = readScope(actor);
  const project = await findDefaultProject();
  return Response.json(await spendingOver(scope, { projectId: project?.id ?? null, memberId: actor.memberId }), {
    headers: { "cache-control": "no-store" },
  });
});
