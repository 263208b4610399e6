import type { ProjectPicture, ProjectView } from "@/lib/projects/view";

/** A shot that was moved: the slate it has now, and where it was. */
export interface MovedShot {
  shotId: string;
  slate: string;
  was: { slate: string; projectId: string; number: number };
}

export interface MovedShots {
  project: ProjectView;
  shots: MovedShot[];
}

/** A shot to choose. */
export interface ShotView {
  id: string;
  slate: string;
  prompt: string;
  takes: number;
  picture: ProjectPicture;
}
