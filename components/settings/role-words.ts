import type { Role } from "@/lib/access/actor";

const NAMES: Record<Role, string> = { owner: "Owner", producer: "Producer", reviewer: "Reviewer" };

/** A role as a person reads it. */
export function roleName(role: Role): string {
  return NAMES[role];
}
