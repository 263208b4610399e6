import { z } from "zod";
import { ROLES } from "@/lib/members/limits";

const isOn = z.boolean({ error: "Choose on or off." }).optional();

/** What is left out stays as it is. */
export const SetPreferences = z.strictObject({ hasGrace: isOn, hasSingleKeys: isOn, hasDigest: isOn });
export type SetPreferences = z.output<typeof SetPreferences>;

const memberId = z.uuid({ error: "There is no such member." });

export const MemberRef = z.strictObject({ memberId });
export type MemberRef = z.output<typeof MemberRef>;

export const SetRole = z.strictObject({ memberId, role: z.enum(ROLES, { error: `A role is one of ${ROLES.join(", ")}.` }) });
export type SetRole = z.output<typeof SetRole>;
