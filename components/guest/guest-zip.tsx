"use client";

import { useState } from "react";
import { guestCall } from "@/components/guest/guest-call";
import { takesOf } from "@/components/guest/guest-words";
import { Button } from "@/components/ui/button";
import { Download } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import type { GuestRoom } from "@/lib/shares/view";
import type { ZipView } from "@/lib/zip/view";

/** All clips that may be kept, as one file; the approved ones alone where only some are. */
export function GuestZip({ room }: { room: GuestRoom }) {
  const [isBusy, setBusy] = useState(false);
  if (!room.zip) return null;
  const kept = takesOf(room).filter(({ downloadUrl }) => downloadUrl !== null);
  const approved = kept.filter(({ verdict }) => verdict === "approved").length;
  const isSome = approved > 0 && approved < kept.length;

  const fetchZip = async (onlyApproved: boolean) => {
    setBusy(true);
    const made = await guestCall<ZipView>(room.zip?.url ?? "", "POST", { onlyApproved });
    setBusy(false);
    // a plain address: the browser writes it to disk, and goes on after a break
    if (made.ok) window.location.assign(made.data.url);
    else toast(made.error.message);
  };
  return (
    <>
      {isSome && (
        <Button isBusy={isBusy} onClick={() => void fetchZip(true)}>
          <Download className="icon" aria-hidden="true" />
          <span>{`Download ${approved} approved`}</span>
        </Button>
      )}
      <Button isBusy={isBusy} onClick={() => void fetchZip(false)}>
        <Download className="icon" aria-hidden="true" />
        <span>
          {kept.length === 1 ? "Download as a zip" : "Download all "}
          {kept.length > 1 && <span className="muted">{kept.length}</span>}
        </span>
      </Button>
    </>
  );
}
