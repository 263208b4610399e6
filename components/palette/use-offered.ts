"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { KEY_WORDS } from "@/components/keys/key-lines";
import type { KeyId } from "@/components/keys/key-map";
import { deedsNow } from "@/components/keys/use-keys";
import { goToActions } from "@/components/palette/go-to";
import { offeredNow, type PaletteAction } from "@/components/palette/palette-actions";
import { standingActions } from "@/components/palette/standing-actions";
import { usePreferences } from "@/components/shell/preferences";

/** These are here already, or spend, and so are offered with their price or not at all. */
const OWN: ReadonlySet<string> = new Set(["palette", "help", "generate", "vary", "promote", "pickTake"]);

/** All that can be done where the palette was opened: what the page offers, what its keys do, and what can be done anywhere. */
export function useOffered(isOwner: boolean): PaletteAction[] {
  const [fromPage, setFromPage] = useState<readonly (readonly PaletteAction[])[]>([]);
  // asked while it opens, when what lies below is still on top
  const [asked] = useState(offeredNow);
  const [keys] = useState(() => deedsNow().filter(({ id }) => !OWN.has(id)));
  const { hasSingleKeys, prefer } = usePreferences();
  const path = usePathname();
  const router = useRouter();

  useEffect(() => {
    let isOpen = true;
    asked.forEach((ask, at) => {
      ask().then(
        (actions) => isOpen && setFromPage((held) => Object.assign([...held], { [at]: actions })),
        () => {}, // what can't be had is not offered
      );
    });
    return () => {
      isOpen = false;
    };
  }, [asked]);

  return useMemo(
    () => [
      // the first line is what Enter does at once: nothing that spends or fills
      ...keys.map(({ id }) => actionOf(id)),
      ...fromPage.flatMap((actions) => actions ?? []),
      ...standingActions({ hasSingleKeys }, prefer),
      ...goToActions(isOwner, path, (href) => router.push(href)),
    ],
    [fromPage, keys, hasSingleKeys, prefer, isOwner, path, router],
  );
}

/** What a key does, as it does it once the palette is gone. */
function actionOf(id: KeyId): PaletteAction {
  const { does, place } = KEY_WORDS[id];
  return {
    id: `key-${id}`,
    group: "Actions",
    title: does,
    words: place,
    keyId: id,
    run: () =>
      deedsNow()
        .find((deed) => deed.id === id)
        ?.run(),
  };
}
