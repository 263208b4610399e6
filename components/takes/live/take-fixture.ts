import type { TakeView } from "@/lib/takes/view";

/** A take for tests: a finished one, 720p for 5 s, unless told otherwise. */
export function takeLike(given: Partial<TakeView> = {}): TakeView {
  const id = given.id ?? "take-1";
  return {
    id,
    shotId: "shot-1",
    projectId: "project-1",
    slate: "DAY-01",
    number: 1,
    provider: "wavespeed",
    model: "wavespeed-ai/wan-2.2/image-to-video",
    mode: "live",
    status: "queued",
    seed: 41027,
    settings: { resolution: "720p", duration: 5 },
    prompt: "The camera pushes in slowly.",
    negativePrompt: null,
    still: { id: "still-1", url: "/api/media/stills/still-1", width: 1920, height: 1280, thumbhash: "", name: "fig.jpg", from: null },
    endStillId: null,
    estimateMicros: 300_000,
    estimateSource: "price_table",
    chargedMicros: null,
    failure: null,
    predictionId: null,
    clip: null,
    waitReason: null,
    nextLookAt: null,
    queue: null,
    isStalled: false,
    isFlagged: false,
    isCancelAsked: false,
    mayStillRun: false,
    from: null,
    by: "Maya Okafor",
    typicalMs: 82_000,
    createdAt: "2026-11-21T14:00:00.000Z",
    sentAt: null,
    finishedAt: null,
    canceledAt: null,
    ...given,
  };
}
