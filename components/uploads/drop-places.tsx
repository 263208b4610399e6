"use client";

import { type DragEvent, useState } from "react";
import { ImagePlus } from "@/components/ui/icons";
import { FileVideo } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import type { DropPlace } from "@/components/uploads/drop-overlay";
import { readDrop } from "@/components/uploads/dropped";

/** The places that something may be dropped at, over all of the page. */
export function DropPlaces({ offered }: { offered: readonly DropPlace[] }) {
  const [over, setOver] = useState<string | null>(null);

  function dropAt(place: DropPlace, event: DragEvent) {
    const dropped = readDrop(event.dataTransfer);
    if (!dropped) return;
    if ("why" in dropped) return toast(dropped.why);
    if ("address" in dropped) return place.onAddress?.(dropped.address);
    place.onFile(dropped.file);
    if (dropped.leftOut > 0) toast(`Of ${dropped.leftOut + 1} files only “${dropped.file.name}” was taken: a take starts on one still.`);
  }

  return (
    <div className={`fixed inset-0 z-50 grid gap-3 bg-black/70 p-4 sm:p-8 ${offered.length > 1 ? "sm:grid-cols-[2fr_1fr]" : ""}`} aria-hidden="true">
      {offered.map((place) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for a pointer that drags; the keyboard has the file picker
        <div
          key={place.id}
          className={`grid place-content-center justify-items-center gap-2 rounded-(--radius-panel) border-2 border-dashed p-6 text-center text-white ${over === place.id ? "border-(--color-accent) bg-[color-mix(in_srgb,var(--color-stage),white_10%)]" : "border-white/50 bg-(--color-stage)"}`}
          onDragEnter={() => setOver(place.id)}
          onDragOver={() => setOver(place.id)}
          onDrop={(event) => dropAt(place, event)}
        >
          {place.type ? <FileVideo className="icon icon-lg" /> : <ImagePlus className="icon icon-lg" />}
          <b className="text-(length:--text-lg) font-semibold">{place.title}</b>
          <span className="text-(length:--text-sm) text-white/85">{place.hint}</span>
        </div>
      ))}
    </div>
  );
}
