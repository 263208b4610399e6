"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import type { PaletteAction } from "@/components/palette/palette-actions";
import { rankOf } from "@/components/palette/rank";
import { addressOf } from "@/components/projects/address";
import { MessageSquare } from "@/components/ui/icons";
import { searchQuery } from "@/lib/search/queries";
import type { FoundTake } from "@/lib/search/view";
import { STATUS_LABELS } from "@/lib/takes/state";

/** A pause in typing. */
const PAUSE_MS = 140;

/** The takes that the studio finds for what was typed, as lines of the palette. */
export function useFound(text: string): { takes: FoundTake[]; isLooking: boolean; hasFailed: boolean } {
  const [sought, setSought] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSought(text), text === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, isFetching, isPlaceholderData, isError } = useQuery(searchQuery(isWorth(sought) ? sought : ""));
  const isOld = sought !== text || isPlaceholderData;
  const takes = useMemo(() => {
    if (!isWorth(text) || !data) return [];
    // what answers the last question stays only as far as it answers this one
    return isOld ? data.filter((take) => rankOf(text, { title: nameOf(take), words: take.prompt }) !== null) : data;
  }, [data, isOld, text]);
  return { takes, isLooking: isWorth(text) && (isFetching || sought !== text), hasFailed: isError && !isOld };
}

/** The shots of the takes that were found, each once: they open in the review room. */
export function useShotActions(takes: readonly FoundTake[]): PaletteAction[] {
  const router = useRouter();
  return useMemo(
    () =>
      [...new Map(takes.map((take) => [take.shotId, take])).values()].map(({ shotId, slate, prompt }) => ({
        id: `shot-${shotId}`,
        group: "Shots",
        title: slate,
        detail: prompt,
        hint: "Review",
        icon: MessageSquare,
        run: () => router.push(`/shots/${encodeURIComponent(shotId)}`),
      })),
    [takes, router],
  );
}

/** Opens a take over the page where there are takes, else in the gallery; its settings go into the studio's form. */
export function useTakeActions(canSpend: boolean): (take: FoundTake) => PaletteAction {
  const path = usePathname();
  const router = useRouter();
  return useMemo(() => {
    // where one is stays as it is: the project, the filters
    const openOver = (page: string, changes: Record<string, string | null>) => {
      if (path === page) window.history.pushState(null, "", addressOf(window.location, changes));
      else router.push(addressOf({ pathname: page, search: "" }, changes));
    };
    return (take) => ({
      id: `take-${take.id}`,
      group: "Takes",
      title: nameOf(take),
      detail: take.prompt,
      hint: take.status === "ready" ? undefined : STATUS_LABELS[take.status],
      pictureUrl: take.pictureUrl,
      run: () => openOver(path === "/studio" ? path : "/gallery", { take: take.id }),
      other: canSpend ? { title: "Use its settings", run: () => openOver("/studio", { from: take.id, take: null }) } : undefined,
    });
  }, [path, router, canSpend]);
}

/** One letter finds everything, one digit a shot. */
function isWorth(words: string): boolean {
  return words.length > 1 || /\d/.test(words);
}

function nameOf({ slate, number }: FoundTake): string {
  return `${slate} T${number}`;
}
