"use client";

import { usePathname } from "next/navigation";
import { placeOf } from "@/components/shell/places";

/** Where one is, in the top bar. */
export function Crumbs() {
  const here = placeOf(usePathname());
  return (
    <nav className="min-w-0" aria-label="Where you are">
      <ol className="crumbs">
        <li>
          <span className="crumb" aria-current="page">
            {here?.name ?? "Dailies"}
          </span>
        </li>
      </ol>
    </nav>
  );
}
