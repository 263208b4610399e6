interface Heard {
  /** The time of a frame that came on the screen. */
  frame: (seconds: number) => void;
  error: () => void;
  pause: () => void;
  ended: () => void;
}

/** Hears of a clip until what it returns is called. */
export function listenTo(video: HTMLVideoElement, heard: Heard): () => void {
  const unfollow = followFrames(video, heard.frame);
  const stop = new AbortController();
  for (const name of ["error", "pause", "ended"] as const) video.addEventListener(name, heard[name], { signal: stop.signal });
  return () => {
    unfollow();
    stop.abort();
  };
}

/** Tells the time of each frame as it comes on the screen. While a seek is under way the old frame is nobody's business. */
function followFrames(video: HTMLVideoElement, tell: (seconds: number) => void): () => void {
  let handle = 0;
  if (typeof video.requestVideoFrameCallback !== "function") {
    const onTick = () => {
      if (!video.paused && !video.seeking) tell(video.currentTime);
      handle = requestAnimationFrame(onTick);
    };
    handle = requestAnimationFrame(onTick);
    return () => cancelAnimationFrame(handle);
  }
  const onFrame: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    if (!video.seeking) tell(mediaTime);
    handle = video.requestVideoFrameCallback(onFrame);
  };
  handle = video.requestVideoFrameCallback(onFrame);
  return () => video.cancelVideoFrameCallback(handle);
}

/** Enough is loaded to show a picture, and to go on from it. */
const HAVE_METADATA = 1;
const HAVE_CURRENT = 2;
const HAVE_FUTURE = 3;
const LAST_S = 0.2;
/** So near, the picture is the same: each seek costs a decoder's start at the key frame before it. */
const NEAR_S = 0.001;

/** True where the clip waits for bytes. On its last frames there is no more to have. */
export function isStarved(video: HTMLVideoElement): boolean {
  const isLast = video.readyState === HAVE_CURRENT && video.currentTime > video.duration - LAST_S;
  return video.readyState < HAVE_FUTURE && !isLast && !video.ended && !video.error;
}

/** Goes to a moment, and resolves once its picture is there, or can't be had, or another moment was asked for. */
export function seekTo(video: HTMLVideoElement, seconds: number): Promise<void> {
  const isThere = video.readyState >= HAVE_METADATA && !video.seeking && Math.abs(video.currentTime - seconds) < NEAR_S;
  if (!isThere) video.currentTime = seconds;
  if (!video.seeking && !isStarved(video)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = new AbortController();
    const look = () => {
      if (video.seeking || isStarved(video)) return;
      stop.abort();
      resolve();
    };
    for (const name of ["seeked", "canplay", "error", "emptied"]) video.addEventListener(name, look, { signal: stop.signal });
  });
}
