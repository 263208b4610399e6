"use client";

import { FilesButton, type FilesButtonProps } from "@/components/uploads/files-button";

interface FileButtonProps extends Omit<FilesButtonProps, "onFiles" | "isMany"> {
  onFile: (file: File) => void;
}

/** A button that opens the file picker for one file. */
export function FileButton({ onFile, ...rest }: FileButtonProps) {
  return <FilesButton {...rest} isMany={false} onFiles={([file]) => file && onFile(file)} />;
}
