"use client";

import dynamic from "next/dynamic";

/** A take over the page: its clip, its recipe, its price. Its code comes when the first take is opened. */
export const Player = dynamic(() => import("@/components/player/player-dialog").then((module) => module.PlayerDialog), { ssr: false });
