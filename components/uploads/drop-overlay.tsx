"use client";

import { useEffect, useRef, useState } from "react";
import { later } from "@/components/ui/later";
import { isDroppable } from "@/components/uploads/droppable";

const DropPlaces = later(() => import("@/components/uploads/drop-places").then((module) => module.DropPlaces));

export interface DropPlace {
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
  const silence = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const leave = () => {
      clearTimeout(silence.current);
      setDragging(false);
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
  return <DropPlaces offered={offered} />;
}
