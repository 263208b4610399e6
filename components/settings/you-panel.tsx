"use client";

import { openPanel } from "@/components/keys/open-panel";
import { ThemeChoice } from "@/components/settings/theme-choice";
import { YouNotice } from "@/components/settings/you-notice";
import { YouSwitch } from "@/components/settings/you-switch";
import { Button } from "@/components/ui/button";

/** What a member sets for themselves. */
export function YouPanel({ canSpend, hasMail }: { canSpend: boolean; hasMail: boolean }) {
  return (
    <div className="panel">
      <ThemeChoice />
      <YouNotice />
      {canSpend && (
        <YouSwitch name="hasGrace" title="Take back a press">
          For 3 s after Generate nothing is queued or set aside, and the press can be undone. Off, takes are queued at once.
        </YouSwitch>
      )}
      <YouSwitch name="hasDigest" title="Mail me a digest">
        {hasMail
          ? "Notes on your takes, replies, mentions, verdicts and opened links that you have not read, at most every 15 minutes."
          : "Mail is not set up on this server, so notices show under the bell alone. The operator sets SMTP_URL."}
      </YouSwitch>
      <YouSwitch
        name="hasSingleKeys"
        title="Shortcuts of a single letter"
        aside={
          <Button size="sm" onClick={() => openPanel("help")}>
            Show shortcuts
          </Button>
        }
      >
        Letters and marks such as C, ? and the full stop. Turn them off if they go off by mistake, as with speech input.
      </YouSwitch>
    </div>
  );
}
