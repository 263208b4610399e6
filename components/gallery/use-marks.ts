"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Mark, marked } from "@/components/gallery/marked";
import { isPicked, type Picked } from "@/components/gallery/picked";
import type { WallData } from "@/components/gallery/use-wall-data";
import { toast } from "@/components/ui/toast";
import type { Asked } from "@/lib/gallery/queries";
import type { ChangeView } from "@/lib/gallery/view";

export interface Marks {
  /** Marks takes, shows it at once, and says what came of it with the way back. Answers whether it happened, or has begun where it takes long. */
  mark: (picked: Picked, mark: Mark) => Promise<boolean>;
  /** Goes on with what was begun elsewhere, in the same way. */
  follow: (view: ChangeView) => Promise<void>;
}

const UNREACHABLE = "The studio did not answer, so this did not happen. Check the connection, then try again.";

/** What people do to the takes of a wall, one or many, and take back. */
export function useMarks({ list, store }: WallData, { filters, sort }: Asked): Marks {
  const client = useQueryClient();
  return useMemo(() => {
    const wallOf = (isOther: boolean) => ({ client, store, isOther });
    // what goes on with changes comes with the first of them
    const following = () =>
      import("@/components/gallery/follow-change").catch(() => {
        toast(UNREACHABLE);
        return null;
      });
    const mark = async (picked: Picked, change: Mark) => {
      store.change(
        store.shown().filter((id) => isPicked(picked, id)),
        (tile) => marked(tile, change),
      );
      const [follow, ids, selecting] = await Promise.all([
        following(),
        import("@/components/takes/composer/intent").catch(() => null),
        import("@/components/gallery/selection-of").catch(() => null),
      ]);
      if (!follow || !ids || !selecting) {
        store.refreshAll();
        return false;
      }
      return follow.startChange(
        { changeId: ids.newUuid(), selection: selecting.selectionOf(picked, list, filters), change },
        wallOf(selecting.changesWall(change, filters, sort)),
      );
    };
    return { mark, follow: async (view) => (await following())?.followChange(view, wallOf(true)) };
  }, [client, list, store, filters, sort]);
}
