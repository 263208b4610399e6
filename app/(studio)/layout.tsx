import type { ReactNode } from "react";
import { PreferencesProvider } from "@/components/shell/preferences";
import { QueryProvider } from "@/components/shell/query-provider";
import { Shell } from "@/components/shell/shell";
import { FormsProvider } from "@/components/takes/make/forms-context";
import { LiveTakes } from "@/components/takes/live-takes";
import { loadPreferences } from "@/lib/members/loaders";
import { isAllowed } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { loadProviderForms } from "@/lib/settings/loaders";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const [forms, preferences] = await Promise.all([loadProviderForms(), loadPreferences()]);
  return (
    <QueryProvider>
      <PreferencesProvider preferences={preferences}>
        <LiveTakes>
          <Shell member={member} isSandbox={forms.every((form) => form.mode === "sandbox")}>
            <FormsProvider value={{ forms, canSpend: isAllowed(member, "spend") }}>{children}</FormsProvider>
          </Shell>
        </LiveTakes>
      </PreferencesProvider>
    </QueryProvider>
  );
}
