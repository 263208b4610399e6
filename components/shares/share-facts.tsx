"use client";

import { CopyButton } from "@/components/player/copy-button";
import { DOWNLOADS, PERMISSIONS, STATE_WORDS, TAKES } from "@/components/shares/share-words";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import type { ShareView } from "@/lib/shares/view";

interface ShareFactsProps {
  share: ShareView;
  /** Null while it is counted. */
  takeCount: number | null;
  embedCode: string | null;
}

/** What a link leads to and allows. */
export function ShareFacts({ share, takeCount, embedCode }: ShareFactsProps) {
  const { shows } = share;
  const shown = [shows.prompts && "prompts", shows.costs && "costs", shows.teamNotes && "the team’s notes"].filter(Boolean).join(", ");
  const to = share.filterHref ?? (share.shotId ? `/shots/${share.shotId}` : share.reelId ? `/reels/${share.reelId}` : null);
  const which = share.takes === "all" ? "" : `, ${TAKES.find(({ value }) => value === share.takes)?.label.toLowerCase()}`;
  return (
    <dl className="dl">
      <dt>State</dt>
      <dd>{STATE_WORDS[share.state]}</dd>
      <dt>Leads to</dt>
      <dd>
        {to ? (
          <Link className="link" href={to} prefetch={false}>
            {share.leadsTo}
          </Link>
        ) : (
          share.leadsTo
        )}
        {share.scope !== "selection" && which}
        {share.scope !== "selection" && takeCount !== null && `; ${takeCount} ${takeCount === 1 ? "clip" : "clips"} now`}
      </dd>
      <dt>Guests may</dt>
      <dd>{PERMISSIONS.find(({ value }) => value === share.permission)?.label.toLowerCase()}</dd>
      <dt>Downloads</dt>
      <dd>{DOWNLOADS.find(({ value }) => value === share.downloads)?.label.toLowerCase()}</dd>
      <dt>They also see</dt>
      <dd>{shown || "nothing but the clips"}</dd>
      <dt>Password</dt>
      <dd>{share.hasPassword ? "yes" : "none"}</dd>
      <dt>Closes</dt>
      <dd>{share.expiresAt ? <LocalTime moment={share.expiresAt} /> : "never by itself"}</dd>
      <dt>Made</dt>
      <dd>
        {share.by && `by ${share.by}, `}
        <LocalTime moment={share.createdAt} />
      </dd>
      {embedCode && (
        <>
          <dt>For another site</dt>
          <dd>
            <CopyButton what="embed code" text={embedCode} hasWord />
          </dd>
        </>
      )}
    </dl>
  );
}
