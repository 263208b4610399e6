import type { ReactNode } from "react";
import { Crumbs } from "@/components/shell/crumbs";
import { MemberMenu } from "@/components/shell/member-menu";
import { OfflineBanner } from "@/components/shell/offline-banner";
import { Rail } from "@/components/shell/rail";
import { SandboxBadge } from "@/components/shell/sandbox-badge";
import { StateBanners } from "@/components/shell/state-banners";
import { ThemeToggle } from "@/components/shell/theme-toggle";
import { TimelineHost } from "@/components/timeline/timeline-host";

interface ShellProps {
  member: { name: string; role: string };
  isSandbox: boolean;
  children: ReactNode;
}

/** Rail, top bar and the place for a page, for people who are signed in. */
export function Shell({ member, isSandbox, children }: ShellProps) {
  const who = { name: member.name, role: `${member.role[0]?.toUpperCase()}${member.role.slice(1)}` };
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <div className="app">
        <Rail foot={<MemberMenu {...who} className="hide-phone drop-up" />} />
        <header className="topbar">
          <Crumbs />
          <div className="topbar-tools">
            {isSandbox && <SandboxBadge />}
            <ThemeToggle />
            <MemberMenu {...who} className="only-phone to-end" />
          </div>
        </header>
        <div className="app-note">
          <OfflineBanner />
          <StateBanners />
        </div>
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <TimelineHost />
    </>
  );
}
