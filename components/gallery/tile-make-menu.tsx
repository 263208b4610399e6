"use client";

import { useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect } from "react";
import { MakeMenu } from "@/components/takes/make/make-menu";
import { toast } from "@/components/ui/toast";
import { takeQuery } from "@/lib/takes/queries";

interface TileMakeMenuProps {
  takeId: string;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** What can be made from a take of the wall: a tile knows too little of it, so its recipe is asked for. */
export function TileMakeMenu({ takeId, anchor, onClose }: TileMakeMenuProps) {
  const { data: take, isError } = useQuery(takeQuery(takeId));
  useEffect(() => {
    if (!isError) return;
    toast("This take could not be loaded. Check the connection, then try again.");
    onClose();
  }, [isError, onClose]);
  return take ? <MakeMenu take={take} anchor={anchor} onClose={onClose} /> : null;
}
