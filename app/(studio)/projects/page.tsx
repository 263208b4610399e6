import type { Metadata } from "next";
import { ProjectList } from "@/components/projects/project-list";
import { isAllowed } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { loadProjectCards } from "@/lib/projects/loaders";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage() {
  const [member, projects] = await Promise.all([requireMember(), loadProjectCards()]);
  return <ProjectList projects={projects} mayChange={isAllowed(member, "write")} />;
}
