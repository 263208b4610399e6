import type { ReactNode } from "react";
import { KnownData } from "@/components/shell/known-data";
import { PreferencesProvider } from "@/components/shell/preferences";
import { QueryProvider } from "@/components/shell/query-provider";
import { Shell } from "@/components/shell/shell";
import { LiveTakes } from "@/components/takes/live-takes";
import { FormsProvider } from "@/components/takes/make/forms-context";
import { isAllowed } from "@/lib/access/actor";
import { loadPreferences } from "@/lib/members/loaders";
import { requireMember } from "@/lib/next/session";
import { loadProjects } from "@/lib/projects/loaders";
import { projectsQuery } from "@/lib/projects/queries";
import { loadProviderForms } from "@/lib/settings/loaders";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const [forms, preferences, projects] = await Promise.all([loadProviderForms(), loadPreferences(), loadProjects()]);
  const known = [[projectsQuery().queryKey, projects]] as const;
  return (
    <QueryProvider>
      <KnownData known={known} at={Date.now()}>
        <PreferencesProvider preferences={preferences}>
          <LiveTakes>
            <Shell member={member} isSandbox={forms.every((form) => form.mode === "sandbox")}>
              <FormsProvider value={{ forms, canSpend: isAllowed(member, "spend") }}>{children}</FormsProvider>
            </Shell>
          </LiveTakes>
        </PreferencesProvider>
      </KnownData>
    </QueryProvider>
  );
}
