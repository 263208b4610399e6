import type { BudgetView } from "@/lib/budgets/view";
import type { Micros } from "@/lib/money";

/** A project, as it is named and chosen. */
export interface ProjectView {
  id: string;
  name: string;
  /** "AUT": it begins the slate of its shots. */
  code: string;
  isDefault: boolean;
  isArchived: boolean;
  /** The number of its next shot. */
  nextShot: number;
}

/** All projects, the default first and then by name, and where the asker last worked (null: nowhere yet). */
export interface ProjectsView {
  currentId: string | null;
  /** Whether the asker may make, rename and archive projects and move shots. */
  mayChange: boolean;
  projects: ProjectView[];
}

/** A picture for a card: a clip's poster, or the still of a shot that has no clip yet. */
export interface ProjectPicture {
  url: string;
  thumbhash: string;
}

/** A project with what is in it. */
export interface ProjectCardView extends ProjectView {
  shots: number;
  takes: number;
  /** Of its newest shots, at most four. */
  pictures: ProjectPicture[];
  /** What live takes have cost since the month began, in UTC. */
  spentMicros: Micros;
  /** Its own budget with the least left; null where it has none. */
  budget: BudgetView | null;
  /** When its newest take was made. */
  lastTakeAt: string | null;
  createdAt: string;
}
