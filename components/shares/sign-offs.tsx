"use client";

import { CopyButton } from "@/components/player/copy-button";
import { buttonClass } from "@/components/ui/button-class";
import { CircleX, SquarePen } from "@/components/ui/icons";
import { LocalTime } from "@/components/ui/local-time";
import { CircleCheck, Download } from "@/components/ui/more-icons";
import type { ShareSignOffView, ShareView } from "@/lib/shares/view";

const SAID = {
  approved: { words: "approved", icon: CircleCheck, tone: "text-ok" },
  changes_requested: { words: "asked for changes to", icon: SquarePen, tone: "text-info" },
  rejected: { words: "rejected", icon: CircleX, tone: "text-danger" },
} as const;

/** Who signed off what, when and of which bytes, as it goes to whoever keeps the record. */
export function SignOffs({ share, signOffs }: { share: ShareView; signOffs: readonly ShareSignOffView[] }) {
  if (share.permission !== "approve" && signOffs.length === 0) return null;
  return (
    <section aria-labelledby="sign-offs">
      <div className="row between">
        <h3 className="h2" id="sign-offs">
          Sign-off record
        </h3>
        {signOffs.length > 0 && (
          <a className={buttonClass({ variant: "ghost", size: "sm" })} href={`/api/shares/${encodeURIComponent(share.id)}/sign-offs/csv`} download>
            <Download className="icon" aria-hidden="true" />
            CSV
          </a>
        )}
      </div>
      {signOffs.length > 0 && (
        <p className="soft xs">Each word is kept as it was given, with the fingerprint of the clip’s bytes. It is never changed, only added to.</p>
      )}
      {signOffs.length === 0 && <p className="soft xs">Nothing is signed off yet.</p>}
      <ol>
        {signOffs.map((signOff) => (
          <SignOffLine key={signOff.id} signOff={signOff} />
        ))}
      </ol>
    </section>
  );
}

function SignOffLine({ signOff: { name, kind, take, clip, sentence, clipSha256, at, takenBackAt } }: { signOff: ShareSignOffView }) {
  const { words, icon: Icon, tone } = SAID[kind];
  return (
    <li className="sign-off">
      <Icon className={`icon ${takenBackAt ? "muted" : tone}`} aria-hidden="true" />
      <div className="min-w-0">
        <p className={takenBackAt ? "muted" : undefined}>
          <b className="strong">{name}</b> {words} {take.name}
        </p>
        {sentence && (
          <p className="soft wrap-anywhere">
            “<bdi>{sentence}</bdi>”
          </p>
        )}
        <p className="xs muted">
          <LocalTime moment={at} hasYear />
          {takenBackAt && (
            <>
              {", taken back "}
              <LocalTime moment={takenBackAt} hasYear />
            </>
          )}
          {clip && ` · ${(clip.durationMs / 1000).toFixed(1)} s, ${clip.width} × ${clip.height}`}
        </p>
        <p className="xs muted row gap-1">
          <span className="mono truncate" title={clipSha256}>{`SHA-256 ${clipSha256}`}</span>
          <CopyButton what="clip’s SHA-256" text={clipSha256} />
        </p>
      </div>
    </li>
  );
}
