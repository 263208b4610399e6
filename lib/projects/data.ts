import { type Actor, isAllowed, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { ProjectsView, ProjectView } from "@/lib/projects/view";

const PROJECT_SELECT = { id: true, name: true, code: true, isDefault: true, archivedAt: true, nextShot: true } as const;

interface ProjectRow {
  id: string;
  name: string;
  code: string;
  isDefault: boolean;
  archivedAt: Date | null;
  nextShot: number;
}

/** The project that takes go to when none is named; null before the first. */
export async function findDefaultProject(tx: Tx = db()): Promise<{ id: string } | null> {
  return tx.project.findFirst({ where: { isDefault: true }, select: { id: true } });
}

/** The same, made when there is none yet. */
export async function defaultProject(tx: Tx = db()): Promise<{ id: string }> {
  const found = await findDefaultProject(tx);
  if (found) return found;
  await tx.project.createMany({ data: [{ id: newId(), name: "First project", code: "DAY", isDefault: true }], skipDuplicates: true });
  await announceProjects(tx);
  return tx.project.findFirstOrThrow({ where: { isDefault: true }, select: { id: true } });
}

/** Every project, and where the actor last worked; an archived project is nowhere to go on. */
export async function listProjects(actor: Actor): Promise<ProjectsView> {
  requireRight(actor, "read");
  const [rows, member] = await Promise.all([
    db().project.findMany({ orderBy: [{ isDefault: "desc" }, { name: "asc" }, { id: "asc" }], select: PROJECT_SELECT }),
    db().member.findUnique({ where: { id: actor.memberId }, select: { projectId: true } }),
  ]);
  const projects = rows.map(toProjectView);
  return {
    projects,
    mayChange: isAllowed(actor, "write"),
    currentId: projects.find(({ id, isArchived }) => id === member?.projectId && !isArchived)?.id ?? null,
  };
}

/** Locks projects until the transaction ends, always in one order, so that presses, moves and archiving wait for each other and never in a circle. */
export async function lockProjects(projectIds: readonly string[], tx: Tx): Promise<ProjectRow[]> {
  return tx.$queryRaw<ProjectRow[]>`
    SELECT id, name, code, is_default AS "isDefault", archived_at AS "archivedAt", next_shot AS "nextShot"
    FROM project WHERE id = ANY(${[...new Set(projectIds)]}) ORDER BY id FOR NO KEY UPDATE`;
}

/** Tells open pages, with the commit, that projects or what is in them changed. */
export async function announceProjects(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('dailies_state', '{"about":"project"}')`;
}

export function toProjectView({ archivedAt, ...row }: ProjectRow): ProjectView {
  return { ...row, isArchived: archivedAt !== null };
}
