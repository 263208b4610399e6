"use server";

import { action } from "@/lib/next/action";
import { setApprovers } from "@/lib/verdicts/approvers";
import { giveVerdict, takeBackVerdict } from "@/lib/verdicts/give";
import { pickTake } from "@/lib/verdicts/pick";
import { GiveVerdict, PickTake, SetApprovers, TakeBackVerdict } from "@/lib/verdicts/schema";

export const giveVerdictAction = action(GiveVerdict, giveVerdict);
export const takeBackVerdictAction = action(TakeBackVerdict, takeBackVerdict);
export const pickTakeAction = action(PickTake, pickTake);
export const setApproversAction = action(SetApprovers, setApprovers);
