import type { Role } from "@/lib/access/actor";
import type { VerdictKind } from "@/lib/verdicts/limits";
import type { ShotState } from "@/lib/verdicts/view";

const RANK: Record<Role, number> = { reviewer: 0, producer: 1, owner: 2 };

/** A project's rule about whose verdict decides. */
export interface ApprovalRule {
  approverRole: Role;
  guestsApprove: boolean;
}

/** Whether somebody's verdict decides, by the project's rule as it is now. `null` is a guest over a link that asks for verdicts. */
export function isDeciding(rule: ApprovalRule, role: Role | null): boolean {
  return role === null ? rule.guestsApprove : RANK[role] >= RANK[rule.approverRole];
}

/** What a take's verdicts come to: the newest of those that decide, whoever gave it. Null while nobody decided. */
export function decided(verdicts: readonly { kind: VerdictKind; decides: boolean; at: Date }[]): VerdictKind | null {
  return (
    verdicts.reduce<(typeof verdicts)[number] | null>((newest, one) => (one.decides && (!newest || one.at > newest.at) ? one : newest), null)?.kind ??
    null
  );
}

/** How far a shot is: approved once its pick is; asked to be changed while none of its takes is approved and one was sent back. */
export function shotState({
  pickedTakeId,
  takes,
}: {
  pickedTakeId: string | null;
  takes: readonly { id: string; verdict: VerdictKind | null }[];
}): ShotState {
  const pick = takes.find(({ id }) => id === pickedTakeId);
  if (pick?.verdict === "approved") return "approved";
  if (takes.some(({ verdict }) => verdict !== null && verdict !== "approved") && (!pick || pick.verdict !== null)) return "changes";
  return pick ? "picked" : "open";
}
