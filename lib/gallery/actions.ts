"use server";

import { changeTakes } from "@/lib/gallery/change-takes";
import { moveTakes } from "@/lib/gallery/move-takes";
import { ChangeTakes, MoveTakes, TakeBack } from "@/lib/gallery/schema";
import { takeBackChange } from "@/lib/gallery/take-back";
import { action } from "@/lib/next/action";

export const changeTakesAction = action(ChangeTakes, changeTakes);
export const moveTakesAction = action(MoveTakes, moveTakes);
export const takeBackAction = action(TakeBack, takeBackChange);
