import type { DownloadRule, Permission } from "@/lib/shares/limits";

/**
 * Who looks at a share: no actor, and with no rights but those of the link. Only `requireShare` makes one, for one request, after it has checked the link.
 * Whatever a verb does with a take for a guest, it asks `requireCovered` first.
 */
export interface Guest {
  kind: "guest";
  shareId: string;
  /** Null until they gave a name: then they can only look. */
  guestId: string | null;
  name: string | null;
  permission: Permission;
  shows: { prompts: boolean; costs: boolean; teamNotes: boolean };
  downloads: DownloadRule;
}

/** What is needed to do something over a share. */
export type GuestNeed = Permission;

/** True when the link allows it; who they are is another question. */
export function mayAsGuest({ permission }: Pick<Guest, "permission">, need: GuestNeed): boolean {
  return RANK[permission] >= RANK[need];
}

const RANK: Record<Permission, number> = { view: 0, comment: 1, approve: 2 };
