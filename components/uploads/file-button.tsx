"use client";

import { type ComponentProps, type ReactNode, useRef } from "react";
import { STILL_ACCEPT } from "@/components/uploads/still-file";

interface FileButtonProps extends Omit<ComponentProps<"button">, "onClick" | "type"> {
  onFile: (file: File) => void;
  /** Types of files, as an input takes them; pictures unless told. */
  accept?: string;
  children: ReactNode;
}

/** A button that opens the file picker for one file. */
export function FileButton({ onFile, accept = STILL_ACCEPT, children, ...rest }: FileButtonProps) {
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
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // the same file may be chosen again
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
