"use client";

import type { RefObject } from "react";
import { NOTHING, withPicked } from "@/components/gallery/picked";
import type { Marks } from "@/components/gallery/use-marks";
import type { Picking } from "@/components/gallery/use-picking";
import type { WallData } from "@/components/gallery/use-wall-data";
import type { WallHandle } from "@/components/gallery/wall";
import { useKeys } from "@/components/keys/use-keys";

interface WallKeys {
  data: WallData;
  handle: RefObject<WallHandle | null>;
  picking: Picking;
  marks: Marks;
  onFavourite: (takeId: string) => void;
}

/** What single keys do to the take that has the focus, or had it last; and the key that selects all. */
export function useWallKeys({ data, handle, picking, marks, onFavourite }: WallKeys): void {
  const held = () => handle.current?.held() ?? null;
  const rate = (rating: number | null) => () => {
    const one = held();
    if (one) {
      void marks.mark(withPicked(NOTHING, [one.takeId], true), { what: "rating", rating });
    }
  };
  const hasTakes = data.list.length > 0;
  useKeys({
    pickAll: hasTakes && data.list.isWhole && picking.all,
    pick:
      hasTakes &&
      (() => {
        const one = held();
        if (one) picking.toggle(one.index);
      }),
    favourite:
      hasTakes &&
      (() => {
        const one = held();
        if (one) onFavourite(one.takeId);
      }),
    rate1: hasTakes && rate(1),
    rate2: hasTakes && rate(2),
    rate3: hasTakes && rate(3),
    rate4: hasTakes && rate(4),
    rate5: hasTakes && rate(5),
    unrate: hasTakes && rate(null),
  });
}
