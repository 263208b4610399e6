import type { Metadata } from "next";
import { ShownProject } from "@/components/projects/shown-project";
import { Sheet } from "@/components/sheet/sheet";
import { KnownData } from "@/components/shell/known-data";
import { Empty } from "@/components/ui/empty";
import { isAllowed } from "@/lib/access/actor";
import { loadSpending } from "@/lib/budgets/loaders";
import { spendingQuery } from "@/lib/budgets/queries";
import { requireMember } from "@/lib/next/session";
import { loadProjects } from "@/lib/projects/loaders";
import { projectsQuery } from "@/lib/projects/queries";
import { projectShown } from "@/lib/projects/state";
import { loadProviderForms } from "@/lib/settings/loaders";

export const metadata: Metadata = { title: "Pair sheet" };

interface SheetPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SheetPage({ searchParams }: SheetPageProps) {
  const member = await requireMember();
  if (!isAllowed(member, "spend"))
    return (
      <Empty title="You can look, but not start takes" level={1}>
        Ask the owner for the producer role to make some of your own.
      </Empty>
    );
  const projects = await loadProjects();
  const project = projectShown(projects, [(await searchParams).project].flat()[0]) ?? null;
  const [forms, spending] = await Promise.all([loadProviderForms(), loadSpending(project?.id ?? null)]);
  const known = [
    [projectsQuery().queryKey, projects],
    [spendingQuery(project?.id ?? null).queryKey, spending],
  ] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <ShownProject key={project?.id} project={project}>
        <Sheet memberId={member.memberId} forms={forms} />
      </ShownProject>
    </KnownData>
  );
}
