"use client";

import { later } from "@/components/ui/later";

/** A take over the page: its clip, its recipe, its price. Its code comes when the first take is opened. */
export const Player = later(() => import("@/components/player/player-dialog").then((module) => module.PlayerDialog));
