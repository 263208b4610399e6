"use client";

import { useState } from "react";
import { isUnderWay, lengthWords, sizeWords } from "@/components/reels/reel-words";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { later } from "@/components/ui/later";
import { LocalTime } from "@/components/ui/local-time";
import { Download, Share2 } from "@/components/ui/more-icons";
import { cancelRenderAction, renderReelAction } from "@/lib/reels/actions";
import type { ReelVideo, ReelView, RenderView } from "@/lib/reels/view";

const ShareDialog = later(() => import("@/components/shares/share-dialog").then((module) => module.ShareDialog));

interface RenderPanelProps {
  reel: ReelView;
  isEmpty: boolean;
  /** Resolves when every change is kept. */
  settle: () => Promise<void>;
  put: (reel: ReelView) => Promise<void>;
}

/** The reel's video: made, being made, or made of an older version; to watch, keep and share. */
export function RenderPanel({ reel, isEmpty, settle, put }: RenderPanelProps) {
  const { id: reelId, render, rendered, version, mayChange } = reel;
  const [isSharing, setSharing] = useState(false);
  const start = useAction(renderReelAction, (next: ReelView) => void put(next));
  const cancel = useAction(cancelRenderAction, (next: ReelView) => void put(next));
  const isRunning = isUnderWay(render);
  const isOlder = rendered !== null && rendered.version < version;
  const isCurrent = rendered !== null && !isOlder;

  return (
    <section className="reel-panel" aria-labelledby="reel-video">
      <div className="row gap-2">
        <h2 id="reel-video">Video</h2>
        {isOlder && <span className="pill pill-warn">Older than the reel</span>}
        {isCurrent && <span className="pill pill-ok">Up to date</span>}
      </div>
      {rendered?.video && <Rendered video={rendered.video} finishedAt={rendered.finishedAt} />}
      {rendered && reel.isWithheld && (
        <Note tone="warn" title="Guests do not see this video.">
          A take in it was taken out of the reel, or is in the trash. They see the clips meanwhile, and the next video once it is rendered.
        </Note>
      )}
      {isRunning && render && <Progress render={render} />}
      {render?.status === "failed" && (
        <Note tone="danger" title="It could not be rendered.">
          {render.why}
        </Note>
      )}
      {start.error && <Note tone="danger" title={start.error.message} />}
      {cancel.error && <Note tone="danger" title={cancel.error.message} />}
      {!rendered && !isRunning && render?.status !== "failed" && (
        <p className="xs soft">One MP4 of all parts, made on this studio’s own machine. It costs nothing.</p>
      )}
      <div className="row flex-wrap gap-1.5">
        {mayChange && isRunning && (
          <Button isBusy={cancel.isBusy} onClick={() => void cancel.run({ reelId })}>
            Cancel
          </Button>
        )}
        {mayChange && !isRunning && !isCurrent && (
          <Button variant="primary" isBlocked={isEmpty} isBusy={start.isBusy} onClick={() => void settle().then(() => start.run({ reelId }))}>
            {isEmpty ? "Add a take first" : rendered ? "Render again" : "Render the reel"}
          </Button>
        )}
        {rendered?.video && (
          <a className={buttonClass({})} href={rendered.video.downloadUrl} download>
            <Download className="icon" aria-hidden="true" />
            Download MP4
          </a>
        )}
        {mayChange && rendered && (
          <Button onClick={() => setSharing(true)}>
            <Share2 className="icon" aria-hidden="true" />
            Share
          </Button>
        )}
      </div>
      {isSharing && <ShareDialog selection={{ scope: "reel", reelId, name: reel.name }} onClose={() => setSharing(false)} />}
    </section>
  );
}

function Rendered({ video, finishedAt }: { video: ReelVideo; finishedAt: string | null }) {
  const { url, posterUrl, width, height, fps, durationMs, bytes } = video;
  return (
    <div className="stack gap-1.5">
      {/* biome-ignore lint/a11y/useMediaCaption: reels have no sound */}
      <video
        className="reel-video"
        src={url}
        poster={posterUrl}
        width={width}
        height={height}
        controls
        playsInline
        preload="none"
        aria-label="The rendered reel"
      />
      <p className="xs muted num">
        {lengthWords(durationMs)} · {width} × {height} · {fps} fps · {sizeWords(bytes)}
        {finishedAt && (
          <>
            {" · "}
            <LocalTime moment={finishedAt} />
          </>
        )}
      </p>
    </div>
  );
}

function Progress({ render: { status, percent } }: { render: RenderView }) {
  const words = status === "queued" ? "Waits for a worker" : `Rendering, ${percent} %`;
  return (
    <div className="stack gap-1.5">
      <span className="xs num">{words}</span>
      <progress className="reel-progress" max={100} value={percent} aria-label="Rendering" />
      <p className="xs muted">It goes on when this page is closed.</p>
    </div>
  );
}
