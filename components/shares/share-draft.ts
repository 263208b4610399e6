import { readRecipients } from "@/components/shares/recipients";
import type { DownloadRule, Permission, ShareTakes } from "@/lib/shares/limits";
import { EXPIRY_DAYS_DEFAULT } from "@/lib/shares/limits";
import type { ChangeShare, MakeShares } from "@/lib/shares/schema";
import type { ShareView } from "@/lib/shares/view";

/** `keep` is for a link that exists: it closes when it was said to. */
export type Expiry = "keep" | "7" | "30" | "90" | "days" | "never";

/** A link as its form holds it. */
export interface ShareDraft {
  name: string;
  /** Pasted as it was. */
  recipients: string;
  permission: Permission;
  takes: ShareTakes;
  expiry: Expiry;
  /** For `days`, as typed. */
  days: string;
  password: string;
  dropsPassword: boolean;
  downloads: DownloadRule;
  showsPrompts: boolean;
  showsCosts: boolean;
  showsTeamNotes: boolean;
  /** One a line. */
  embedOrigins: string;
}

/** Closed by default: it ends by itself, nothing can be kept, and only the clips are seen. */
export function newDraft(name: string): ShareDraft {
  return {
    name,
    recipients: "",
    permission: "approve",
    takes: "all",
    expiry: "30",
    days: String(EXPIRY_DAYS_DEFAULT),
    password: "",
    dropsPassword: false,
    downloads: "off",
    showsPrompts: false,
    showsCosts: false,
    showsTeamNotes: false,
    embedOrigins: "",
  };
}

export function draftOf(share: ShareView): ShareDraft {
  return {
    ...newDraft(share.name),
    permission: share.permission,
    takes: share.takes,
    expiry: "keep",
    downloads: share.downloads,
    showsPrompts: share.shows.prompts,
    showsCosts: share.shows.costs,
    showsTeamNotes: share.shows.teamNotes,
    embedOrigins: share.embedOrigins.join("\n"),
  };
}

/** What makes the links. */
export function makeInput(draft: ShareDraft): Omit<MakeShares, "leadsTo"> {
  return {
    ...rulesOf(draft),
    expiresInDays: daysOf(draft),
    recipients: readRecipients(draft.recipients),
    ...(draft.password && { password: draft.password }),
  };
}

/** What changes a link that exists; its password is another call. */
export function changeInput(shareId: string, draft: ShareDraft): ChangeShare {
  return { shareId, ...rulesOf(draft), ...(draft.expiry !== "keep" && { expiresInDays: daysOf(draft) }) };
}

function rulesOf({ name, takes, permission, downloads, showsPrompts, showsCosts, showsTeamNotes, embedOrigins }: ShareDraft) {
  return {
    name,
    takes,
    permission,
    downloads,
    showsPrompts,
    showsCosts,
    showsTeamNotes,
    embedOrigins: embedOrigins
      .split(/[\s,]+/)
      .map((line) => line.replace(/\/$/, ""))
      .filter(Boolean),
  };
}

/** Null is never. What is no number goes as it is: the server says by the field what is wrong. */
function daysOf({ expiry, days }: ShareDraft): number | null {
  if (expiry === "never") return null;
  return Number(expiry === "days" ? days || Number.NaN : expiry);
}
