"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { codeShownLast } from "@/components/projects/code-shown-last";
import { PLACES, placeOf } from "@/components/shell/places";
import { Link } from "@/components/ui/link";

/** The way around: at the side, or along the bottom of a phone. `foot` stands at its end. */
export function Rail({ logo, foot }: { logo: ReactNode; foot: ReactNode }) {
  const here = placeOf(usePathname());
  const code = useSearchParams().get("project") ?? codeShownLast();
  // another tab may work in another project by now: this one goes back to its own
  const studio = code ? `/studio?project=${encodeURIComponent(code)}` : "/studio";

  function linkTo(place: (typeof PLACES)[number]) {
    return (
      <Link
        key={place.href}
        className="rail-link"
        href={place.href === "/studio" ? studio : place.href}
        aria-current={place === here ? "page" : undefined}
      >
        <place.icon className="icon" />
        <span>{place.name}</span>
      </Link>
    );
  }

  return (
    <nav className="rail" aria-label="Main">
      <Link className="logo" href={studio} aria-label="Dailies">
        {logo}
      </Link>
      {PLACES.filter((place) => !place.isAtFoot && !place.isOffRail).map(linkTo)}
      <div className="rail-foot">
        {PLACES.filter((place) => place.isAtFoot).map(linkTo)}
        {foot}
      </div>
    </nav>
  );
}
