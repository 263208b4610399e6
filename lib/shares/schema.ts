import { z } from "zod";
import {
  DOWNLOAD_RULES,
  EMBED_ORIGINS_MAX,
  EXPIRY_DAYS_DEFAULT,
  EXPIRY_DAYS_MAX,
  GUEST_NAME_MAX,
  PERMISSIONS,
  RECIPIENTS_MAX,
  SELECTION_MAX,
  SHARE_NAME_MAX,
  SHARE_PASSWORD_MAX,
  SHARE_PASSWORD_MIN,
  SHARE_TAKES,
} from "@/lib/shares/limits";
import { GiveVerdict } from "@/lib/verdicts/schema";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });
const name = z
  .string({ error: "Give the link a name." })
  .trim()
  .min(1, { error: "Give the link a name." })
  .max(SHARE_NAME_MAX, { error: `Keep the name to ${SHARE_NAME_MAX} characters.` });
const recipient = z
  .strictObject({
    name: z
      .string({ error: "Write whom it is for." })
      .trim()
      .min(1, { error: "Write whom it is for." })
      .max(SHARE_NAME_MAX, { error: `Keep the name to ${SHARE_NAME_MAX} characters.` })
      .nullable()
      .default(null),
    email: z.email({ error: "This is not an email address." }).max(254, { error: "This is not an email address." }).nullable().default(null),
  })
  .refine((one) => one.name !== null || one.email !== null, { error: "Write whom it is for.", path: ["name"] });
const password = z
  .string({ error: "Write a password." })
  .min(SHARE_PASSWORD_MIN, { error: `Use at least ${SHARE_PASSWORD_MIN} characters.` })
  .max(SHARE_PASSWORD_MAX, { error: `Keep the password to ${SHARE_PASSWORD_MAX} characters.` });
const origin = z
  .string({ error: "Write an address such as https://example.com." })
  .trim()
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url?.protocol === "https:" && url.username === "" && url.password === "" && url.pathname === "/" && !url.search && !url.hash)
      return url.origin;
    context.addIssue({ code: "custom", message: "A page that may show it is named as https://example.com, with nothing behind it." });
    return z.NEVER;
  });

/** What a link leads to. */
export const LeadsTo = z.discriminatedUnion(
  "scope",
  [
    z.strictObject({
      scope: z.literal("selection"),
      takeIds: z
        .array(id)
        .min(1, { error: "Choose at least one take." })
        .max(SELECTION_MAX, { error: `One link holds at most ${SELECTION_MAX} takes.` })
        .transform((ids) => [...new Set(ids)]),
    }),
    /** `filter` is what stands in the gallery's address behind the question mark. With `isLive` later takes that match are seen too; without, those of now. */
    z.strictObject({
      scope: z.literal("filter"),
      filter: z.string({ error: "A filter is the gallery's address." }).max(2_000),
      isLive: z.boolean().default(true),
    }),
    z.strictObject({ scope: z.literal("shot"), shotId: id }),
    z.strictObject({ scope: z.literal("reel"), reelId: id }),
  ],
  { error: "A link leads to chosen takes, a filter, a shot or a reel." },
);
export type LeadsTo = z.output<typeof LeadsTo>;

const rules = {
  name,
  takes: z.enum(SHARE_TAKES, { error: "Show all takes, the latest of each shot, or approved ones." }),
  permission: z.enum(PERMISSIONS, { error: "A guest may view, comment or approve." }),
  downloads: z.enum(DOWNLOAD_RULES, { error: "Downloads are off, on after approval, or on." }),
  showsPrompts: z.boolean({ error: "Say true or false." }),
  showsCosts: z.boolean({ error: "Say true or false." }),
  showsTeamNotes: z.boolean({ error: "Say true or false." }),
  /** In so many days; null is never. */
  expiresInDays: z
    .int({ error: "Days are a whole number." })
    .min(1, { error: "At least one day." })
    .max(EXPIRY_DAYS_MAX, { error: `At most ${EXPIRY_DAYS_MAX} days, or never.` })
    .nullable(),
  embedOrigins: z
    .array(origin)
    .max(EMBED_ORIGINS_MAX, { error: `At most ${EMBED_ORIGINS_MAX} pages.` })
    .transform((list) => [...new Set(list)]),
};

/** Makes links: one, or one for each recipient. */
export const MakeShares = z.strictObject({
  leadsTo: LeadsTo,
  name,
  takes: rules.takes.default("all"),
  permission: rules.permission.default("view"),
  downloads: rules.downloads.default("off"),
  showsPrompts: rules.showsPrompts.default(false),
  showsCosts: rules.showsCosts.default(false),
  showsTeamNotes: rules.showsTeamNotes.default(false),
  expiresInDays: rules.expiresInDays.default(EXPIRY_DAYS_DEFAULT),
  embedOrigins: rules.embedOrigins.default([]),
  password: password.optional(),
  /** A link of its own for each; none is one link for whoever has it. */
  recipients: z
    .array(recipient)
    .max(RECIPIENTS_MAX, { error: `At most ${RECIPIENTS_MAX} people at once.` })
    .default([]),
});
export type MakeShares = z.output<typeof MakeShares>;

/** What is left out stays as it is. */
export const ChangeShare = z.strictObject({ shareId: id, recipient: recipient.nullable().optional(), ...z.strictObject(rules).partial().shape });
export type ChangeShare = z.output<typeof ChangeShare>;

export const ShareRef = z.strictObject({ shareId: id });
export type ShareRef = z.output<typeof ShareRef>;

/** Null takes the password away. Either way everybody who has it open is asked anew. */
export const SetSharePassword = z.strictObject({ shareId: id, password: password.nullable() });
export type SetSharePassword = z.output<typeof SetSharePassword>;

export const ListShares = z.strictObject({
  state: z.enum(["live", "all"], { error: "Ask for live links or for all." }).default("live"),
  shotId: id.optional(),
  reelId: id.optional(),
});
export type ListShares = z.output<typeof ListShares>;

/** Marks that join letters, as Persian and Hindi write them, belong to a name; what nobody sees, or what turns the line around, does not. */
function isName(text: string): boolean {
  return !/\p{C}/u.test(text.replace(/[\u200c\u200d]/g, "")) && /[\p{L}\p{N}]/u.test(text.replace(/[\u115f\u1160\u3164\uffa0]/g, ""));
}

/** What guests send. */
export const GiveName = z.strictObject({
  name: z
    .string({ error: "Write your name." })
    .trim()
    .min(1, { error: "Write your name." })
    .max(GUEST_NAME_MAX, { error: `Keep the name to ${GUEST_NAME_MAX} characters.` })
    .refine(isName, { error: "A name is made of letters." }),
});
export type GiveName = z.output<typeof GiveName>;

export const Unlock = z.strictObject({
  password: z
    .string({ error: "Write the password." })
    .min(1, { error: "Write the password." })
    .max(SHARE_PASSWORD_MAX, { error: "This password doesn't match." }),
});

/** How much of a clip was played, from 0 to 1. */
export const Watched = z.strictObject({
  share: z.number({ error: "A number from 0 to 1." }).min(0, { error: "A number from 0 to 1." }).max(1, { error: "A number from 0 to 1." }),
});

/** A guest's verdict: it approves, or asks for changes. */
const guestKind = z.enum(["approved", "changes_requested"], { error: "Approve it, or ask for changes." });
export const GuestVerdict = GiveVerdict.omit({ takeId: true }).extend({ kind: guestKind });

/** The same by a plain form, with the name. */
export const PlainSignOff = z.strictObject({
  ...GiveName.shape,
  takeId: id,
  ...GuestVerdict.shape,
});

/** What stands in the address of an embed. */
export const OpenEmbed = z.strictObject({ key: z.string({ error: "The key is missing." }).max(100, { error: "This is no key." }) });
