"use server";

import { action } from "@/lib/next/action";
import { moveShots, moveShotsBack } from "@/lib/shots/move";
import { MoveShots, MoveShotsBack } from "@/lib/shots/schema";

export const moveShotsAction = action(MoveShots, moveShots);
export const moveShotsBackAction = action(MoveShotsBack, moveShotsBack);
