import { openPanel } from "@/components/keys/open-panel";
import type { PaletteAction } from "@/components/palette/palette-actions";
import { chooseTheme, shownTheme } from "@/components/shell/theme";
import { Link2, LogOut, Moon, Sun } from "@/components/ui/icons";
import { Keyboard, SunMoon } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import { signOutAction } from "@/lib/access/actions";
import type { Preferences } from "@/lib/members/view";

/** What can be done on every page. */
export function standingActions(
  { hasSingleKeys }: Pick<Preferences, "hasSingleKeys">,
  prefer: (change: Partial<Preferences>) => void,
): PaletteAction[] {
  const other = shownTheme() === "dark" ? "light" : "dark";
  return [
    {
      id: "theme",
      group: "Actions",
      title: `Switch to the ${other} theme`,
      words: "appearance mode",
      icon: other === "dark" ? Moon : Sun,
      run: () => chooseTheme(other),
    },
    {
      id: "theme-system",
      group: "Actions",
      title: "Use the system’s theme",
      words: "appearance dark light auto",
      icon: SunMoon,
      isQuiet: true,
      run: () => chooseTheme("system"),
    },
    { id: "copy-link", group: "Actions", title: "Copy the link to this page", words: "address url share", icon: Link2, run: copyLink },
    { id: "help", group: "Actions", title: "Keyboard shortcuts", words: "keys help", icon: Keyboard, keyId: "help", run: () => openPanel("help") },
    {
      id: "single-keys",
      group: "Actions",
      title: hasSingleKeys ? "Turn shortcuts of a single letter off" : "Turn shortcuts of a single letter on",
      words: "keys accessibility",
      icon: Keyboard,
      isQuiet: true,
      run: () => prefer({ hasSingleKeys: !hasSingleKeys }),
    },
    { id: "sign-out", group: "Actions", title: "Sign out", words: "log leave", icon: LogOut, run: signOut },
  ];
}

async function copyLink(): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(window.location.href).then(
    () => true,
    () => false,
  );
  toast(isCopied ? "The link is copied." : "This browser does not let the link be copied. It stands in the address bar.");
}

async function signOut(): Promise<void> {
  await signOutAction();
  // a full load, so that nothing of this member stays in memory
  window.location.assign("/sign-in");
}
