"use client";

import { useEffect } from "react";

const ADDRESS = /^https?:\/\/\S+$/i;

/** Hears a picture, a clip or the address of a picture pasted anywhere on the page; in a text field only a file, and that only when there is no text to paste. */
export function useFilePaste(onFile: (file: File) => void, onAddress: (address: string) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (document.querySelector("dialog[open]")) return;
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/") || type === "video/mp4");
      const text = event.clipboardData?.getData("text/plain").trim() ?? "";
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]") !== null;
      if (isTyping && (text || !file)) return;
      if (!file && !ADDRESS.test(text)) return;
      event.preventDefault();
      if (file) onFile(file);
      else onAddress(text);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [onFile, onAddress]);
}
