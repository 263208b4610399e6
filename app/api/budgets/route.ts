import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { spendingOver } from "@/lib/budgets/data";
import { route } from "@/lib/next/route";
import { findDefaultProject } from "@/lib/projects/data";
import { AskProject } from "@/lib/projects/schema";

/** What holds back a press of the asker in a project, in the default one where none is named. */
export const GET = route(async (request) => {
  const actor = await requestActor(request);
  const scope = readScope(actor);
  const { projectId = (await findDefaultProject())?.id ?? null } = readQuery(request, AskProject);
  return Response.json(await spendingOver(scope, { projectId, memberId: actor.memberId }), { headers: { "cache-control": "no-store" } });
});
