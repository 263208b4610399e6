import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { serveMade } from "@/lib/deliver/made";
import { MADE_KINDS } from "@/lib/deliver/schema";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/next/route";

export const GET = route<{ id: string; kind: string }>(async (request, { params }) => {
  const scope = readScope(await requestActor(request));
  const { id, kind } = await params;
  const known = MADE_KINDS.find((one) => one === kind);
  if (!known) throw new AppError("not_found", `A clip can be had as ${MADE_KINDS.join(" or ")}.`);
  return serveMade(request, scope, id, known);
});
export const HEAD = GET;
