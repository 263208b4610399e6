"use server";

import { action } from "@/lib/next/action";
import { archiveReel, changeReel, renameReel } from "@/lib/reels/change";
import { addToReel, makeReel } from "@/lib/reels/make";
import { cancelRender, renderReel } from "@/lib/reels/render";
import { AddToReel, ArchiveReel, ChangeReel, MakeReel, ReelRef, RenameReel } from "@/lib/reels/schema";

export const makeReelAction = action(MakeReel, makeReel);
export const addToReelAction = action(AddToReel, addToReel);
export const changeReelAction = action(ChangeReel, changeReel);
export const renameReelAction = action(RenameReel, renameReel);
export const archiveReelAction = action(ArchiveReel, archiveReel);
export const renderReelAction = action(ReelRef, renderReel);
export const cancelRenderAction = action(ReelRef, cancelRender);
