import type { LineageHow, LineageTake } from "@/lib/lineage/view";
import type { TakeName, TakeView } from "@/lib/takes/view";

const HOWS: Record<LineageHow, string> = {
  retried: "retry of",
  varied: "varied from",
  changed: "changed from",
  promoted: "promoted from",
  still: "extends",
  end_still: "ends on a frame of",
};

/** The take that another came from, with what leads to its name: "varied from". */
export interface OriginWords {
  lead: string;
  origin: TakeName;
}

/** What a take was made from, the recipe before a frame; null where it began by itself. */
export function originOf({ from, frameOf }: Pick<TakeView, "from" | "frameOf">): OriginWords | null {
  if (from) return { lead: HOWS[from.how], origin: from };
  return frameOf && { lead: HOWS.still, origin: frameOf };
}

/** "take 2" beside takes of the same shot, "DAY-04 take 2" elsewhere. */
export function nameWords({ slate, number }: Pick<TakeName, "slate" | "number">, besideSlate?: string): string {
  return slate === besideSlate ? `take ${number}` : `${slate} take ${number}`;
}

/** How a take of a chain came to be: "varied", "extends T2, frame 81". Frames are counted from 1 for people. */
export function lineageWords({ origins, slate }: LineageTake, chain: readonly LineageTake[]): string {
  return origins
    .map(({ takeId, how, frame }) => {
      const origin = chain.find((take) => take.takeId === takeId);
      const name = origin ? (origin.slate === slate ? `T${origin.number}` : `${origin.slate} T${origin.number}`) : "an older take";
      return frame === null ? `${HOWS[how]} ${name}` : `${HOWS[how]} ${name}, frame ${frame + 1}`;
    })
    .join("; ");
}
