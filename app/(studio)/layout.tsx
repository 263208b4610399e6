import type { ReactNode } from "react";
import { QueryProvider } from "@/components/shell/query-provider";
import { Shell } from "@/components/shell/shell";
import { LiveTakes } from "@/components/takes/live-takes";
import { requireMember } from "@/lib/next/session";
import { loadProviderForms } from "@/lib/settings/loaders";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const forms = await loadProviderForms();
  return (
    <QueryProvider>
      <LiveTakes>
        <Shell member={{ name: member.name, role: member.role }} isSandbox={forms.every((form) => form.mode === "sandbox")}>
          {children}
        </Shell>
      </LiveTakes>
    </QueryProvider>
  );
}
