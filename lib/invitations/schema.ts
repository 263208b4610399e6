import { z } from "zod";
import { email, newPassword, personName } from "@/lib/access/schema";
import { INVITED_ROLES } from "@/lib/invitations/limits";

export const NewInvitation = z.strictObject({
  role: z.enum(INVITED_ROLES, { error: `Invite somebody as ${INVITED_ROLES.join(" or ")}.` }),
  email: z
    .union([z.literal("").transform(() => null), email])
    .nullish()
    .transform((given) => given ?? null),
});
export type NewInvitation = z.output<typeof NewInvitation>;

export const InvitationRef = z.strictObject({ invitationId: z.uuid({ error: "There is no such invitation." }) });
export type InvitationRef = z.output<typeof InvitationRef>;

export const Join = z.strictObject({
  token: z.string({ error: "The link is incomplete." }).min(1, { error: "The link is incomplete." }).max(200),
  name: personName,
  email,
  password: newPassword,
});
export type Join = z.output<typeof Join>;
