"use client";

import { useEffect, useRef, useState } from "react";
import { ImagePlus } from "@/components/ui/icons";

interface SheetDropProps {
  onFiles: (files: readonly File[]) => void;
  /** A CSV file among them. */
  onTable: (file: File) => void;
}

/** Browsers repeat dragover at least this often while a file hovers; silence means that it left. */
const SILENCE_MS = 500;

/** Takes whatever is dropped anywhere on the page: many files, folders of them, or a table. */
export function SheetDrop({ onFiles, onTable }: SheetDropProps) {
  const [isDragging, setDragging] = useState(false);
  const latest = useRef({ onFiles, onTable });
  useEffect(() => {
    latest.current = { onFiles, onTable };
  });

  useEffect(() => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(silence);
      setDragging(false);
    };
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files") || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setDragging(true);
      clearTimeout(silence);
      silence = setTimeout(leave, SILENCE_MS);
    };
    const drop = async (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      leave();
      const all = await filesIn(event.dataTransfer);
      const tables = all.filter(({ name }) => /\.(csv|tsv)$/i.test(name));
      const pictures = all.filter((file) => !tables.includes(file));
      for (const table of tables) latest.current.onTable(table);
      if (pictures.length > 0) latest.current.onFiles(pictures);
    };
    window.addEventListener("dragenter", drag);
    window.addEventListener("dragover", drag);
    window.addEventListener("drop", drop);
    return () => {
      leave();
      window.removeEventListener("dragenter", drag);
      window.removeEventListener("dragover", drag);
      window.removeEventListener("drop", drop);
    };
  }, []);

  if (!isDragging) return null;
  return (
    <div className="fixed inset-0 z-50 grid bg-black/80 p-4 sm:p-8" aria-hidden="true">
      <div className="grid place-content-center justify-items-center gap-2 rounded-(--radius-panel) border-2 border-(--color-accent) border-dashed p-6 text-center text-white">
        <ImagePlus className="icon icon-lg" />
        <b className="text-(length:--text-lg) font-semibold">Stills, folders of them, or a CSV file</b>
        <span className="text-(length:--text-sm) text-white/85">Each still gets a row; a row that waits for a file of its name gets it.</span>
      </div>
    </div>
  );
}

/** All files of a drop, by name; those of a folder too, but not what the system hides in it. */
async function filesIn(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found = entries.length > 0 ? (await Promise.all(entries.map(walk))).flat() : [...data.files];
  const byName = new Intl.Collator("en", { numeric: true });
  return found.filter(({ name }) => !name.startsWith(".")).sort((one, other) => byName.compare(one.name, other.name));
}

async function walk(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader(); // what is no file is a folder
  const files: File[] = [];
  // a folder is read in parts
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return files;
    files.push(...(await Promise.all(part.map(walk))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
