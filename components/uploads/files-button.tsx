"use client";

import { type ComponentProps, type ReactNode, useRef } from "react";
import { STILL_ACCEPT } from "@/components/uploads/still-limits";

export interface FilesButtonProps extends Omit<ComponentProps<"button">, "onClick" | "type"> {
  onFiles: (files: readonly File[]) => void;
  isMany?: boolean;
  /** Types of files, as an input takes them; pictures unless told. */
  accept?: string;
  children: ReactNode;
}

/** A button that opens the file picker, for many files unless told. */
export function FilesButton({ onFiles, isMany = true, accept = STILL_ACCEPT, children, ...rest }: FilesButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button {...rest} type="button" onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={isMany}
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // the same file may be chosen again
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
