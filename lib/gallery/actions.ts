"use server";

import { changeTakes } from "@/lib/gallery/change-takes";
import { goOnWithChange } from "@/lib/gallery/go-on";
import { moveTakes } from "@/lib/gallery/move-takes";
import { ChangeTakes, MoveTakes, NameChange } from "@/lib/gallery/schema";
import { leaveChange, takeBackChange } from "@/lib/gallery/take-back";
import { action } from "@/lib/next/action";

export const changeTakesAction = action(ChangeTakes, changeTakes);
export const moveTakesAction = action(MoveTakes, moveTakes);
export const goOnAction = action(NameChange, goOnWithChange);
export const takeBackAction = action(NameChange, takeBackChange);
export const leaveChangeAction = action(NameChange, leaveChange);
