import type { ReactNode } from "react";
import { KeyHost } from "@/components/keys/key-host";
import { Bell } from "@/components/notices/bell";
import { SearchButton } from "@/components/palette/search-button";
import { Crumbs } from "@/components/shell/crumbs";
import { MemberMenu } from "@/components/shell/member-menu";
import { Rail } from "@/components/shell/rail";
import { SandboxBadge } from "@/components/shell/sandbox-badge";
import { StateBanners } from "@/components/shell/state-banners";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { TimelineHost } from "@/components/timeline/timeline-host";
import { Logo } from "@/components/ui/logo";
import type { Role } from "@/lib/access/actor";

interface ShellProps {
  member: { memberId: string; name: string; role: Role };
  isSandbox: boolean;
  children: ReactNode;
}

/** Rail, top bar and the place for a page, for people who are signed in. */
export function Shell({ member, isSandbox, children }: ShellProps) {
  const who = { name: member.name, initials: initialsOf(member.name), role: `${member.role[0]?.toUpperCase()}${member.role.slice(1)}` };
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div className="app">
        <Rail logo={<Logo />} foot={<MemberMenu {...who} className="hide-phone" />} />
        <header className="topbar">
          <Crumbs />
          <div className="topbar-tools">
            {isSandbox && <SandboxBadge />}
            <SearchButton />
            <Bell />
            <ThemeToggle />
            <MemberMenu {...who} className="only-phone" />
          </div>
        </header>
        <div className="app-note">
          <StateBanners />
        </div>
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <TimelineHost />
      <KeyHost member={{ id: member.memberId, role: member.role }} />
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}
