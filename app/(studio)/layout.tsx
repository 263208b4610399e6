import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
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
  const client = new QueryClient();
  client.setQueryData(projectsQuery().queryKey, projects);
  return (
    <QueryProvider>
      <HydrationBoundary state={dehydrate(client)}>
        <PreferencesProvider preferences={preferences}>
          <LiveTakes>
            <Shell member={member} isSandbox={forms.every((form) => form.mode === "sandbox")}>
              <FormsProvider value={{ forms, canSpend: isAllowed(member, "spend") }}>{children}</FormsProvider>
            </Shell>
          </LiveTakes>
        </PreferencesProvider>
      </HydrationBoundary>
    </QueryProvider>
  );
}
