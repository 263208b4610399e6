"use client";

import { type ReactNode, useRef, useState } from "react";
import { useHearShares } from "@/components/shares/use-shares";
import { IconButton } from "@/components/ui/icon-button";
import { Ban, Link2 } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { Ellipsis, Pause, Pencil, Play } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/result";
import { pauseShareAction, resumeShareAction } from "@/lib/shares/actions";
import type { ShareView } from "@/lib/shares/view";

const EditDialog = later(() => import("@/components/shares/edit-dialog").then((module) => module.EditDialog));
const RevokeDialog = later(() => import("@/components/shares/revoke-dialog").then((module) => module.RevokeDialog));
const RenewDialog = later(() => import("@/components/shares/renew-dialog").then((module) => module.RenewDialog));

/** What can be done with a link. */
export function ShareMenu({ share }: { share: ShareView }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isListed, setListed] = useState(false);
  const [open, setOpen] = useState<"edit" | "renew" | "revoke" | null>(null);
  const hear = useHearShares();
  const close = () => setOpen(null);
  const isPaused = share.state === "paused";

  const turn = async (run: (input: { shareId: string }) => Promise<Result<unknown>>, words: string) => {
    const result = await run({ shareId: share.id }).catch(() => null);
    toast(result?.ok ? words : (result?.error.message ?? "The studio did not answer. Look before you repeat it."));
    hear();
  };
  const item = (icon: ReactNode, words: string, run: () => void) => (
    <button
      type="button"
      className="menu-item"
      onClick={() => {
        // what it opens gives the focus back to where it came from
        button.current?.focus();
        setListed(false);
        run();
      }}
    >
      {icon}
      {words}
    </button>
  );

  if (share.state === "revoked") return null;
  return (
    <>
      <IconButton
        ref={button}
        label={`More for ${share.name}, ${share.hint}`}
        aria-expanded={isListed}
        onPointerEnter={EditDialog.warm}
        onClick={() => setListed(!isListed)}
      >
        <Ellipsis className="icon" aria-hidden="true" />
      </IconButton>
      {isListed && (
        <Popup anchor={button} label={`More for ${share.name}`} onClose={() => setListed(false)}>
          {item(<Pencil className="icon" aria-hidden="true" />, "Edit…", () => setOpen("edit"))}
          {item(<Link2 className="icon" aria-hidden="true" />, "New link…", () => setOpen("renew"))}
          {share.state !== "expired" &&
            (isPaused
              ? item(<Play className="icon" aria-hidden="true" />, "Resume", () => void turn(resumeShareAction, `“${share.name}” is open again.`))
              : item(
                  <Pause className="icon" aria-hidden="true" />,
                  "Pause",
                  () => void turn(pauseShareAction, `“${share.name}” is paused: whoever opens it finds it closed.`),
                ))}
          <div className="menu-sep" />
          {item(<Ban className="icon" aria-hidden="true" />, "Revoke…", () => setOpen("revoke"))}
        </Popup>
      )}
      {open === "edit" && <EditDialog share={share} onClose={close} />}
      {open === "renew" && <RenewDialog share={share} onClose={close} />}
      {open === "revoke" && <RevokeDialog share={share} onClose={close} />}
    </>
  );
}
