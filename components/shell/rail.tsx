"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { PLACES, placeOf } from "@/components/shell/places";
import { Link } from "@/components/ui/link";
import { Logo } from "@/components/ui/logo";

/** The way around: at the side, or along the bottom of a phone. `foot` stands at its end. */
export function Rail({ foot }: { foot: ReactNode }) {
  const here = placeOf(usePathname());

  function linkTo(place: (typeof PLACES)[number]) {
    return (
      <Link key={place.href} className="rail-link" href={place.href} aria-current={place === here ? "page" : undefined}>
        <place.icon className="icon" />
        <span>{place.name}</span>
      </Link>
    );
  }

  return (
    <nav className="rail" aria-label="Main">
      <Link className="logo" href="/studio" aria-label="Dailies">
        <Logo />
      </Link>
      {PLACES.filter((place) => !place.isAtFoot && !place.isOffRail).map(linkTo)}
      <div className="rail-foot">
        {PLACES.filter((place) => place.isAtFoot).map(linkTo)}
        {foot}
      </div>
    </nav>
  );
}
