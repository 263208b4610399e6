"use client";

import type { IconComponent } from "@/components/ui/icon";
import { KeyRound, MessageSquare, SquarePen } from "@/components/ui/icons";
import { LocalTime } from "@/components/ui/local-time";
import { CircleCheck, Download, Eye, ShieldX } from "@/components/ui/more-icons";
import type { Activity } from "@/lib/shares/limits";
import type { ShareActivityView } from "@/lib/shares/view";

const ICONS: Record<Activity, IconComponent> = {
  opened: Eye,
  unlocked: KeyRound,
  refused: ShieldX,
  watched: Eye,
  noted: MessageSquare,
  verdict: CircleCheck,
  downloaded: Download,
};

/** All that was done over a link, the newest first. */
export function ShareActivityList({ activity }: { activity: readonly ShareActivityView[] }) {
  return (
    <section aria-labelledby="activity">
      <h3 className="h2 mb-1" id="activity">
        Activity
      </h3>
      {activity.length === 0 && <p className="soft xs">Nobody has opened it yet.</p>}
      <ol>
        {activity.map((line) => {
          const Icon = line.what === "verdict" && line.verdict !== "approved" ? SquarePen : ICONS[line.what];
          return (
            <li key={line.id} className="activity-line">
              <Icon className="icon" aria-hidden="true" />
              <span className="wrap-anywhere">
                <b className="strong">{line.who ?? "Somebody"}</b> {activityWords(line)}
              </span>
              <span className="xs muted nowrap">
                <LocalTime moment={line.at} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What was done, as a sentence goes on after the name. */
export function activityWords({ what, take, percent, verdict }: Pick<ShareActivityView, "what" | "take" | "percent" | "verdict">): string {
  const clip = take?.name ?? "a clip that is gone";
  switch (what) {
    case "opened":
      return "opened the link";
    case "unlocked":
      return "gave the password";
    case "refused":
      return "gave a wrong password";
    case "watched":
      return percent === null ? `watched ${clip}` : `watched ${percent}% of ${clip}`;
    case "noted":
      return `wrote a note on ${clip}`;
    case "verdict":
      return verdict === "approved" ? `approved ${clip}` : verdict ? `asked for changes to ${clip}` : `took back a verdict on ${clip}`;
    case "downloaded":
      return take ? `downloaded ${clip}` : "downloaded a zip";
  }
}
