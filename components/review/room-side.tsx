"use client";

import { type ComponentType, useId, useState } from "react";
import type { RoomParts, RoomProps } from "@/components/review/source";
import { Tabs } from "@/components/ui/tabs";

export interface RoomSideProps {
  room: RoomProps;
  parts: Partial<RoomParts>;
  /** What made the take, and what can be made from it. */
  Recipe: ComponentType<RoomProps> | undefined;
}

type Side = "notes" | "recipe";

/** Beside the picture: what people say of the focused take, and what made it. */
export function RoomSide({ room, parts: { Verdicts, Notes }, Recipe }: RoomSideProps) {
  const panelId = useId();
  const [wanted, setWanted] = useState<Side>("notes");
  const open = room.take.openNotes;
  const tabs = [
    Notes && { id: "notes" as const, label: "Notes", count: open > 0 ? open : undefined },
    Recipe && { id: "recipe" as const, label: "Recipe" },
  ].filter((tab) => tab !== undefined);
  // a note that was asked for is shown
  const [shownNote, setShownNote] = useState(room.noteId);
  if (room.noteId !== shownNote) {
    setShownNote(room.noteId);
    if (room.noteId) setWanted("notes");
  }
  const side = tabs.some(({ id }) => id === wanted) ? wanted : tabs[0]?.id;
  if (!Verdicts && !side) return null;

  return (
    <aside className="side" aria-label="About this take">
      {Verdicts && <Verdicts key={room.take.id} {...room} />}
      {tabs.length > 1 && <Tabs className="side-tabs" label="About this take" tabs={tabs} value={side} panelId={panelId} onChange={setWanted} />}
      <div className="side-body" id={panelId} role={tabs.length > 1 ? "tabpanel" : undefined}>
        {side === "notes" && Notes && <Notes key={room.take.id} {...room} />}
        {side === "recipe" && Recipe && <Recipe {...room} />}
      </div>
    </aside>
  );
}
