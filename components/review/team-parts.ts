import { NotesAround } from "@/components/notes/notes-around";
import type { RoomParts, RoomProps } from "@/components/review/source";
import { later } from "@/components/ui/later";

/** What made the take that is open, and what can be made from it. */
export const TeamRecipe = later<RoomProps>(() => import("@/components/review/recipe-side").then((module) => module.RecipeSide));

/** What stands beside the picture for the team. */
export const TEAM_PARTS: RoomParts = {
  Around: NotesAround,
  Verdicts: later<RoomProps>(() => import("@/components/verdicts/verdict-bar").then((module) => module.VerdictBar)),
  Notes: later<RoomProps>(() => import("@/components/notes/notes-panel").then((module) => module.NotesPanel)),
  Layer: later<RoomProps>(() => import("@/components/notes/mark-overlay").then((module) => module.MarkOverlay)),
};
