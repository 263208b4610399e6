"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReviewSource } from "@/components/review/source";
import { IconButton } from "@/components/ui/icon-button";
import { later } from "@/components/ui/later";
import { Share2 } from "@/components/ui/more-icons";
import { reviewShotQuery } from "@/lib/review/queries";

const ShareDialog = later(() => import("@/components/shares/share-dialog").then((module) => module.ShareDialog));

/** In the room's bar: makes a link to the shot, with all its takes or some. */
export function ShareShot({ shotId }: { shotId: string }) {
  const { readShot } = useReviewSource();
  const { data: shot } = useQuery({ ...reviewShotQuery(shotId, readShot), enabled: false });
  const [isOpen, setOpen] = useState(false);
  if (!shot) return null;
  return (
    <>
      <IconButton label="Share the shot" size="sm" onPointerEnter={ShareDialog.warm} onFocus={ShareDialog.warm} onClick={() => setOpen(true)}>
        <Share2 className="icon" aria-hidden="true" />
      </IconButton>
      {isOpen && <ShareDialog selection={{ scope: "shot", shotId, slate: shot.slate }} onClose={() => setOpen(false)} />}
    </>
  );
}
