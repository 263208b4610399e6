import type { Expiry } from "@/components/shares/share-draft";
import type { DownloadRule, Permission, ShareTakes } from "@/lib/shares/limits";
import type { ShareState, ShareView } from "@/lib/shares/view";

interface Option<V extends string> {
  value: V;
  label: string;
  help?: string;
}

export const PERMISSIONS: readonly Option<Permission>[] = [
  { value: "view", label: "Watch", help: "They watch and compare. Nothing can be written." },
  { value: "comment", label: "Write notes", help: "They watch, and write notes at a frame under a name that they give once." },
  { value: "approve", label: "Approve", help: "They watch, write notes, and approve or ask for changes. What they sign off is recorded." },
];

export const TAKES: readonly Option<ShareTakes>[] = [
  { value: "all", label: "All of them" },
  { value: "latest", label: "The latest of each shot" },
  { value: "approved", label: "Approved ones" },
];

export const DOWNLOADS: readonly Option<DownloadRule>[] = [
  { value: "off", label: "Off" },
  { value: "after_approval", label: "After approval" },
  { value: "on", label: "On" },
];

export const EXPIRIES: readonly Option<Exclude<Expiry, "keep">>[] = [
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "days", label: "In another number of days" },
  { value: "never", label: "Never, until it is revoked" },
];

export const STATE_WORDS: Record<ShareState, string> = { live: "Live", paused: "Paused", expired: "Expired", revoked: "Revoked" };

/** For whom it is: a name, an email, or whoever has it. */
export function forWhom({ recipient }: Pick<ShareView, "recipient">): string {
  return recipient.name ?? recipient.email ?? "Anyone with the link";
}

const DAY_MS = 86_400_000;

/** "in 12 days", "today", "never": when a link closes. */
export function closesIn(expiresAt: string | null, now: number): string {
  if (expiresAt === null) return "Never";
  const leftMs = Date.parse(expiresAt) - now;
  if (leftMs <= 0) return "Closed";
  const days = Math.round(leftMs / DAY_MS);
  if (days >= 2) return `In ${days} days`;
  const hours = Math.max(1, Math.round(leftMs / 3_600_000));
  return hours === 1 ? "Within the hour" : `In ${hours} hours`;
}

/** "2 h ago", "3 days ago": how long something is past. */
export function ago(moment: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(moment)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} days ago`;
}

/** The mail that goes with a link, to be sent by whoever made it. */
export function mailText({ share, url }: { share: ShareView; url: string }): string {
  const asks: Record<Permission, string> = {
    view: "You can watch them in any browser, also on a phone.",
    comment: "You can watch them in any browser, also on a phone, and write a note at any moment of a clip. No account is needed.",
    approve:
      "You can watch them in any browser, also on a phone, write a note at any moment of a clip, and approve each one or ask for changes. No account is needed.",
  };
  const until =
    share.expiresAt && `The link is open until ${new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(share.expiresAt))}.`;
  return [
    share.recipient.name ? `Hello ${share.recipient.name},` : "Hello,",
    `here are the clips of “${share.name}”:`,
    url,
    asks[share.permission],
    [until, share.hasPassword && "It asks for a password, which I send you separately."].filter(Boolean).join(" "),
    share.by ?? "",
  ]
    .filter(Boolean)
    .join("\n\n");
}
