import type { IconComponent } from "@/components/ui/icon";
import { Clapperboard, Film, FolderOpen, LayoutGrid, Link2, MessageSquare, Settings2 } from "@/components/ui/icons";

interface Place {
  href: string;
  name: string;
  icon: IconComponent;
  isAtFoot: boolean;
  /** Its page shows one project, or all of them: the top bar says which. */
  hasProject?: boolean;
  /** It is reached from the top bar and the palette: the rail has room for five. */
  isOffRail?: boolean;
}

/** The pages of the studio. */
export const PLACES: readonly Place[] = [
  { href: "/studio", name: "Studio", icon: Clapperboard, isAtFoot: false, hasProject: true },
  { href: "/gallery", name: "Gallery", icon: LayoutGrid, isAtFoot: false, hasProject: true },
  { href: "/shots", name: "Review", icon: MessageSquare, isAtFoot: false },
  { href: "/reels", name: "Reels", icon: Film, isAtFoot: false },
  { href: "/shares", name: "Shares", icon: Link2, isAtFoot: false },
  { href: "/projects", name: "Projects", icon: FolderOpen, isAtFoot: false, isOffRail: true },
  { href: "/settings", name: "Settings", icon: Settings2, isAtFoot: true },
];

/** The place a path belongs to. */
export function placeOf(path: string): Place | undefined {
  return PLACES.find((place) => path === place.href || path.startsWith(`${place.href}/`));
}
