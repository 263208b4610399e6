import { type Draft, keepCuts } from "@/components/takes/composer/draft";
import { endFramingOf, type Framing, framingOf, sentSize } from "@/components/takes/composer/framing";
import { Refused } from "@/components/takes/composer/refused";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import type { ShownError } from "@/lib/errors";
import { cropStillAction, fitStillAction } from "@/lib/stills/actions";
import type { StillView } from "@/lib/takes/view";

/** The ids of what is sent: each still itself, or what is cut or fitted of it, made now unless it was made before. Throws Refused. */
export async function preparedStills(
  still: StillView,
  endStill: StillView | null,
  draft: Draft,
  change: ChangeDraft,
): Promise<{ stillId: string; endStillId: string | null }> {
  const framing = framingOf(still, draft);
  const stillId = await prepared(still, framing, "stillId", draft, change);
  const endFraming = endStill && endFramingOf(endStill, sentSize(still, framing), draft.fit.endStill);
  return { stillId, endStillId: endStill && endFraming && (await prepared(endStill, endFraming, "endStillId", draft, change)) };
}

async function prepared({ id }: StillView, framing: Framing, name: string, draft: Draft, change: ChangeDraft): Promise<string> {
  if (framing.how === "whole") return id;
  const key = keyOf(id, framing);
  const made = draft.cuts[key];
  if (made) return made;
  const result = await (framing.how === "cut" ? cropStillAction({ stillId: id, ...framing.box }) : fitStillAction({ stillId: id, ...framing.shape }));
  if (!result.ok) throw new Refused({ [name]: sentenceOf(result.error) });
  change(({ cuts }) => ({ cuts: keepCuts({ ...cuts, [key]: result.data.id }) }));
  return result.data.id;
}

function keyOf(id: string, framing: Exclude<Framing, { how: "whole" }>): string {
  if (framing.how === "fit") return `${id}:fit ${framing.shape.width}:${framing.shape.height}`;
  const { x, y, width, height } = framing.box;
  return `${id}:${x},${y},${width},${height}`;
}

function sentenceOf(error: ShownError): string {
  return error.code === "not_found" ? "This still is gone from the studio. Upload it again." : error.message;
}
