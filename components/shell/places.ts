import { Clapperboard, LayoutGrid, type LucideIcon, Settings2 } from "lucide-react";

interface Place {
  href: string;
  name: string;
  icon: LucideIcon;
  isAtFoot: boolean;
}

/** Where the rail leads. */
export const PLACES: readonly Place[] = [
  { href: "/studio", name: "Studio", icon: Clapperboard, isAtFoot: false },
  { href: "/gallery", name: "Gallery", icon: LayoutGrid, isAtFoot: false },
  { href: "/settings", name: "Settings", icon: Settings2, isAtFoot: true },
];

/** The place a path belongs to. */
export function placeOf(path: string): Place | undefined {
  return PLACES.find((place) => path === place.href || path.startsWith(`${place.href}/`));
}
