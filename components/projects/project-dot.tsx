import type { CSSProperties } from "react";
import { hueOf } from "@/lib/projects/state";

/** A project's own colour, to find it by; grey for all of them. The name always stands beside it. */
export function ProjectDot({ code }: { code: string | null }) {
  return (
    <span
      className="crumb-dot"
      style={code === null ? undefined : ({ "--dot": `oklch(0.66 0.15 ${hueOf(code)})` } as CSSProperties)}
      aria-hidden="true"
    />
  );
}
