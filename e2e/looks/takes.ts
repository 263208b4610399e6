import { takeLike } from "@/components/takes/live/take-fixture";
import type { TakeView } from "@/lib/takes/view";

/** When the pictures are taken: so late that what the server sent along is old, and asked for anew. */
export const NOW = "2040-11-21T14:05:00.000Z";
const ago = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString();

const SIZES = { fig: [1920, 1280], stream: [1920, 1280], dogs: [1920, 1280], peaks: [1920, 1280] } as const;
type Sample = keyof typeof SIZES;

/** Files are named by the sample that they show. */
function stillOf(sample: Sample): TakeView["still"] {
  const [width, height] = SIZES[sample];
  return { id: sample, url: `/api/media/stills/${sample}`, width, height, thumbhash: "", name: `${sample}.jpg`, from: null };
}

let made = 0;
function take(sample: Sample, shot: number, number: number, given: Partial<TakeView>): TakeView {
  made += 1;
  return takeLike({
    id: `${sample}-${made}`,
    shotId: `shot-${shot}`,
    slate: `DAY-0${shot}`,
    number,
    still: stillOf(sample),
    createdAt: ago(300 + made),
    ...given,
  });
}

function ready(sample: Sample, shot: number, number: number, given: Partial<TakeView> = {}): TakeView {
  const id = `${sample}-${shot}-${number}`;
  const at = `/api/media/takes/${id}`;
  return take(sample, shot, number, {
    id,
    status: "ready",
    chargedMicros: 300_000,
    sentAt: ago(400),
    finishedAt: ago(330),
    predictionId: `p-${id}`,
    clip: {
      url: `${at}/clip`,
      width: 1280,
      height: 854,
      durationMs: 5063,
      fps: 16,
      bytes: 2_400_000,
      sha256: "a".repeat(64),
      posterUrl: `${at}/poster`,
      spriteUrl: `${at}/sprite`,
      thumbhash: "",
      downloadUrl: `${at}/download`,
    },
    ...given,
  });
}

const WAITS = "Steam rises from the fig tart, the camera pushes in slowly.";
const RUNS = "Water runs over the stones, leaves stir, the camera rises.";
const ENDS = "Two dogs run towards the camera over wet sand, low sun.";

/** One take in each state that a take can be in, as the feed shows them. */
export const EVERY_STATE: TakeView[] = [
  take("fig", 4, 3, {
    prompt: WAITS,
    waitReason: null,
    queue: { place: 2, of: 2, waitMs: 140_000, behind: null, held: null, memberId: "member-1", beforeId: "fig-2", afterId: null },
  }),
  take("fig", 4, 2, {
    prompt: WAITS,
    queue: { place: 1, of: 2, waitMs: 60_000, behind: null, held: null, memberId: "member-1", beforeId: null, afterId: null },
  }),
  take("fig", 4, 1, { prompt: WAITS, status: "submitting", sentAt: ago(2) }),
  take("stream", 3, 4, { prompt: RUNS, status: "generating", sentAt: ago(42), predictionId: "p-1" }),
  take("stream", 3, 3, { prompt: RUNS, status: "generating", sentAt: ago(190), predictionId: "p-2" }),
  take("stream", 3, 2, { prompt: RUNS, status: "saving", sentAt: ago(71), predictionId: "p-3" }),
  take("stream", 3, 1, {
    prompt: RUNS,
    status: "unconfirmed",
    sentAt: ago(180),
    nextLookAt: ago(-120),
    waitReason: "Looked twice: WaveSpeed does not show it.",
  }),
  take("dogs", 2, 4, {
    prompt: ENDS,
    status: "failed",
    provider: "eachlabs",
    settings: { resolution: "580p", num_frames: 81 },
    estimateMicros: null,
    estimateSource: "unpublished",
    failure: { code: "moderated", message: "The safety checker stopped it." },
    finishedAt: ago(240),
  }),
  take("dogs", 2, 3, {
    prompt: ENDS,
    status: "failed",
    failure: { code: "refused", message: "The still is too small for 720p." },
    chargedMicros: 0,
    finishedAt: ago(250),
  }),
  take("dogs", 2, 2, {
    prompt: ENDS,
    status: "failed",
    failure: { code: "output_lost", message: "The clip was made, but could not be fetched in time." },
    chargedMicros: 300_000,
    finishedAt: ago(255),
  }),
  take("dogs", 2, 1, { prompt: ENDS, status: "canceled", canceledAt: ago(260), finishedAt: ago(260), mayStillRun: true, sentAt: ago(280) }),
  ready("peaks", 1, 3, { prompt: "Clouds drift over the peaks." }),
  ready("peaks", 1, 2, {
    prompt: "Clouds drift over the peaks.",
    provider: "eachlabs",
    settings: { resolution: "580p" },
    estimateMicros: null,
    chargedMicros: null,
    estimateSource: "unpublished",
  }),
  ready("peaks", 1, 1, { prompt: "Clouds drift over the peaks.", mode: "sandbox", chargedMicros: 0, settings: { resolution: "480p", duration: 8 } }),
];

/** The finished take that the player is opened for. */
export const FINISHED = "peaks-1-3";
