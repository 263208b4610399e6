"use client";

import { useMemo } from "react";
import { guestCall, guestRead } from "@/components/guest/guest-call";
import type { GuestViewerProps } from "@/components/guest/guest-viewer-props";
import type { ReviewSource } from "@/components/review/source";
import type { Result } from "@/lib/result";
import type { GuestShot } from "@/lib/shares/view";

const NO_NAME: Result<never> = { ok: false, error: { code: "forbidden", message: "Nothing was sent: it needs a name beside it." } };
const NOT_YOURS: Result<never> = { ok: false, error: { code: "forbidden", message: "The team chooses the take of a shot." } };

/** Through which the room's parts speak when it is a guest who looks: everything stands below the share's own address. */
export function useGuestSource({ room, askName, onChanged }: Pick<GuestViewerProps, "room" | "askName" | "onChanged">): ReviewSource {
  const { api, shareId, permission, isEmbedded } = room;
  return useMemo(
    () => ({
      viewer: "guest",
      cacheKey: ["guest", shareId],
      may: {
        note: permission !== "view" && !isEmbedded,
        decide: permission === "approve" && !isEmbedded,
        pick: false,
        spend: false,
      },
      readShot: (shotId, signal) => guestRead<GuestShot>(`${api}/shots/${encodeURIComponent(shotId)}`, signal),
      shotHref: () => `/g/${shareId}`,
      decide: async ({ takeId, kind, sentence }) => {
        if (!(await askName())) return NO_NAME;
        const url = `${api}/takes/${encodeURIComponent(takeId)}/verdict`;
        const result = kind === null ? await guestCall(url, "DELETE") : await guestCall(url, "PUT", { kind, ...(sentence && { sentence }) });
        onChanged();
        return result;
      },
      pick: async () => NOT_YOURS,
    }),
    [api, shareId, permission, isEmbedded, askName, onChanged],
  );
}
