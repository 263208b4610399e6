"use client";

import { useEffect } from "react";

/** Hears a picture or a clip pasted anywhere on the page; in a text field only when there is no text to paste. */
export function useFilePaste(onFile: (file: File) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/") || type === "video/mp4");
      if (!file || document.querySelector("dialog[open]")) return;
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]") !== null;
      if (isTyping && event.clipboardData?.getData("text/plain")) return;
      event.preventDefault();
      onFile(file);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [onFile]);
}
