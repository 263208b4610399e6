import type { ReactNode } from "react";
import { CircleAlert } from "@/components/ui/icons";

/** What is wrong with a field, beside it. */
export function ErrorText({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span className="error-text" id={id} role="alert">
      <CircleAlert className="icon" />
      <span>{children}</span>
    </span>
  );
}
