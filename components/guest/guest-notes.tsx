"use client";

import type { ReactNode } from "react";
import type { RoomParts, RoomProps } from "@/components/review/source";

const parts: RoomParts = {};

/** The notes of the clip that is open, as the team's room has them. */
export const GuestNotes = {
  Around: ({ children, ...props }: RoomProps & { children: ReactNode }) =>
    parts.Around ? <parts.Around {...props}>{children}</parts.Around> : children,
  Panel: (props: RoomProps) => <div className="guest-notes">{parts.Notes && <parts.Notes {...props} />}</div>,
  Layer: (props: RoomProps) => parts.Layer && <parts.Layer {...props} />,
  useMarks: parts.useMarks ?? (() => []),
};
