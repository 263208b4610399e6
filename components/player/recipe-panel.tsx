"use client";

import type { ReactNode } from "react";
import type { Where } from "@/components/keys/use-keys";
import { CopyButton } from "@/components/player/copy-button";
import { DownloadButton } from "@/components/player/download-button";
import { MadeFrom } from "@/components/player/made-from";
import { MakePanel } from "@/components/player/make-panel";
import type { Playhead } from "@/components/player/playhead";
import { clipWords, priceRows, type Row, settingRows, timeRows } from "@/components/player/recipe-words";
import { frameCount } from "@/components/player/timecode";
import { MoveShot } from "@/components/projects/move-shot";
import { ProviderMark } from "@/components/ui/provider-mark";
import { smallOf } from "@/lib/stills/limits";
import type { TakeView } from "@/lib/takes/view";

interface RecipePanelProps {
  take: TakeView;
  playhead: Playhead;
  /** Where its keys hold: in the player, or on the page. */
  where: Where;
  onTurn: (takeId: string) => void;
}

/** All that made a take, what it cost, and what can be done with it. */
export function RecipePanel({ take, playhead, where, onTurn }: RecipePanelProps) {
  const { clip } = take;
  return (
    <div className="grid content-start gap-[1.125rem] p-4">
      <section className="stack" aria-label="What to do with it">
        {clip && <DownloadButton take={take} clip={clip} playhead={playhead} />}
        <MakePanel key={take.id} take={take} playhead={playhead} where={where} />
        <MoveShot take={take} />
      </section>
      <MadeFrom take={take} onTurn={onTurn} />

      <section className="stack">
        <div className="row between">
          <h3 className="label">Prompt</h3>
          <CopyButton what="prompt" text={take.prompt} hasWord />
        </div>
        <p className="rounded-control bg-well p-3 leading-[1.3125rem] whitespace-pre-line shadow-[inset_0_0_0_1px_var(--color-line)] wrap-anywhere">
          {take.prompt}
        </p>
        {take.negativePrompt && (
          <p className="wrap-anywhere">
            <span className="muted">Leave out:</span> {take.negativePrompt}
          </p>
        )}
      </section>

      <Facts title="Recipe">
        <Fact name="Provider">
          <ProviderMark provider={take.provider} className="justify-end" />
        </Fact>
        <Fact name="Mode">{take.mode === "sandbox" ? "Sandbox, not a real model" : "Live"}</Fact>
        <Fact name="Model">
          <span className="mono xs">{take.model}</span>
        </Fact>
        {clip && <Fact name="Size">{`${clip.width} × ${clip.height}`}</Fact>}
        {clip && <Fact name="Length">{clipWords(clip, frameCount(clip.durationMs, clip.fps))}</Fact>}
        <Fact name="Seed">
          <span className="inline-flex items-center gap-1">
            <span className="mono xs">{take.seed}</span>
            <span className="-my-1.5">
              <CopyButton what="seed" text={String(take.seed)} />
            </span>
          </span>
        </Fact>
      </Facts>

      <Facts title="Settings, as the provider names them">
        {settingRows(take).map((row) => (
          <Fact key={row.name} name={<span className="mono xs">{row.name}</span>}>
            <span className="mono xs">{row.value}</span>
          </Fact>
        ))}
      </Facts>

      <Facts title="Cost and time">
        <Rows rows={[...priceRows(take), ...timeRows(take)]} />
      </Facts>

      <section className="stack">
        <h3 className="label">Still</h3>
        <a
          href={take.still.url}
          target="_blank"
          rel="noreferrer"
          className="block w-40 rounded-frame"
          aria-label={`Open the still ${take.still.name} in a new tab`}
        >
          <img
            className="h-auto w-full rounded-frame bg-stage"
            src={smallOf(take.still.url)}
            width={take.still.width}
            height={take.still.height}
            alt=""
            loading="lazy"
            decoding="async"
          />
        </a>
        <span className="xs muted wrap-anywhere">
          {take.still.name}, {take.still.width} × {take.still.height}
          {take.endStillId && (
            <>
              {" "}
              · ends on{" "}
              <a className="link" href={`/api/media/stills/${encodeURIComponent(take.endStillId)}`} target="_blank" rel="noreferrer">
                another still
              </a>
            </>
          )}
        </span>
      </section>
    </div>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h3 className="label">{title}</h3>
      <dl className="dl">{children}</dl>
    </section>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return rows.map((row) => (
    <Fact key={row.name} name={row.name}>
      {row.isMono ? <span className="mono xs">{row.value}</span> : row.value}
    </Fact>
  ));
}
