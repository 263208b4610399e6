"use client";

import { FileVideo, ImagePlus } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { isDroppable, readDrop } from "@/components/uploads/dropped";

interface DropPlace {
  id: string;
  title: string;
  hint: string;
  onFile: (file: File) => void;
  /** Takes the address of a picture on another page. */
  onAddress?: (address: string) => void;
  /** Offered alone, and only, while a file of this type is dragged; browsers that do not tell the type offer the others. */
  type?: string;
}

/** Browsers repeat dragover at least this often while a file hovers; silence means that it left. */
const SILENCE_MS = 500;

/** Covers the window while a file, or a picture of another page, is dragged over it, with the places it may be dropped at. Other drags, and those from this page, are none of its business. */
export function DropOverlay({ places }: { places: readonly DropPlace[] }) {
  const [isDragging, setDragging] = useState(false);
  const [type, setType] = useState<string | undefined>(undefined);
  const [over, setOver] = useState<string | null>(null);
  const silence = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const leave = () => {
      clearTimeout(silence.current);
      setDragging(false);
      setOver(null);
    };
    let isOwn = false;
    const startOwn = () => {
      isOwn = true;
    };
    const endOwn = () => {
      isOwn = false;
    };
    const drag = (event: globalThis.DragEvent) => {
      if (!event.dataTransfer || isOwn || !isDroppable(event.dataTransfer.types)) return;
      // also where it is not taken: the browser would open it and leave the page
      event.preventDefault();
      if (document.querySelector("dialog[open]")) {
        event.dataTransfer.dropEffect = "none";
        return;
      }
      setDragging(true);
      setType([...event.dataTransfer.items].find(({ kind }) => kind === "file")?.type);
      clearTimeout(silence.current);
      silence.current = setTimeout(leave, SILENCE_MS);
    };
    const drop = (event: globalThis.DragEvent) => {
      // beside every place too
      if (event.dataTransfer && !isOwn && isDroppable(event.dataTransfer.types)) event.preventDefault();
      // what was dragged may be gone from the page, and never say that the drag ended
      endOwn();
      leave();
    };
    window.addEventListener("dragenter", drag);
    window.addEventListener("dragover", drag);
    window.addEventListener("drop", drop);
    window.addEventListener("dragstart", startOwn);
    window.addEventListener("dragend", endOwn);
    return () => {
      clearTimeout(silence.current);
      window.removeEventListener("dragenter", drag);
      window.removeEventListener("dragover", drag);
      window.removeEventListener("drop", drop);
      window.removeEventListener("dragstart", startOwn);
      window.removeEventListener("dragend", endOwn);
    };
  }, []);

  if (!isDragging) return null;
  const typed = places.filter((place) => place.type !== undefined && place.type === type);
  const offered = typed.length > 0 ? typed : places.filter((place) => place.type === undefined);

  function dropAt(place: DropPlace, event: DragEvent) {
    const dropped = readDrop(event.dataTransfer);
    if (!dropped) return;
    if ("why" in dropped) return toast(dropped.why);
    if ("address" in dropped) return place.onAddress?.(dropped.address);
    place.onFile(dropped.file);
    if (dropped.leftOut > 0) toast(`Of ${dropped.leftOut + 1} files only “${dropped.file.name}” was taken: a take starts on one still.`);
  }

  return (
    <div className={`fixed inset-0 z-50 grid gap-3 bg-black/80 p-4 sm:p-8 ${offered.length > 1 ? "sm:grid-cols-[2fr_1fr]" : ""}`} aria-hidden="true">
      {offered.map((place) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for a pointer that drags; the keyboard has the file picker
        <div
          key={place.id}
          className={`grid place-content-center justify-items-center gap-2 rounded-(--radius-panel) border-2 border-dashed p-6 text-center text-white ${over === place.id ? "border-(--color-accent) bg-black/60" : "border-white/50 bg-black/40"}`}
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
