import type { Metadata } from "next";
import { ShownProject } from "@/components/projects/shown-project";
import { KnownData } from "@/components/shell/known-data";
import { Studio } from "@/components/takes/studio";
import { isAllowed } from "@/lib/access/actor";
import { loadSpending } from "@/lib/budgets/loaders";
import { spendingQuery } from "@/lib/budgets/queries";
import { requireMember } from "@/lib/next/session";
import { loadProjects } from "@/lib/projects/loaders";
import { projectsQuery } from "@/lib/projects/queries";
import { projectShown } from "@/lib/projects/state";
import { loadProviderForms } from "@/lib/settings/loaders";
import { loadTakesPage } from "@/lib/takes/loaders";
import { takesQuery } from "@/lib/takes/queries";

export const metadata: Metadata = { title: "Studio" };

interface StudioPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StudioPage({ searchParams }: StudioPageProps) {
  const member = await requireMember();
  const projects = await loadProjects();
  const project = projectShown(projects, [(await searchParams).project].flat()[0]) ?? null;
  const filters = project ? { projectId: project.id } : {};
  const [[first, ...others], page, spending] = await Promise.all([loadProviderForms(), loadTakesPage(filters), loadSpending(project?.id ?? null)]);
  if (!first) throw new Error("There is no provider.");
  const known = [
    [projectsQuery().queryKey, projects],
    [takesQuery(filters).queryKey, { pages: [page], pageParams: [null] }],
    [spendingQuery(project?.id).queryKey, spending],
  ] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <ShownProject key={project?.id} project={project}>
        <Studio memberId={member.memberId} canSpend={isAllowed(member, "spend")} isOwner={isAllowed(member, "manage")} forms={[first, ...others]} />
      </ShownProject>
    </KnownData>
  );
}
