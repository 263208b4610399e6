import type { ComponentProps, ReactElement } from "react";
import sheet from "@/components/ui/icons.svg";

export type IconComponent = (props: ComponentProps<"svg">) => ReactElement;

/** One of the sheet's drawings (npm run icons), which the browser keeps: a page's script holds only its name. */
export function icon(name: string): IconComponent {
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each icon, when this file is read
  return function Icon(props) {
    return (
      <svg
        width="24"
        height="24"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        {...props}
      >
        <use href={`${sheet.src}#${name}`} />
      </svg>
    );
  };
}
