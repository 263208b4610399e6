import { anew } from "@/components/player/anew";
import { type ClipTime, clampFrame, type FrameRange, isOver, loopOf, momentIn, pulledRate, sameMoment } from "@/components/player/in-step";
import { createPlayhead } from "@/components/player/playhead";
import { shuttled } from "@/components/player/shuttle";
import { frameAt, timeOfFrame } from "@/components/player/timecode";
import { isStarved, listenTo, seekTo } from "@/components/player/video-frames";

export interface DeckState {
  /** How fast it runs now: 0 while it stands, below 0 backwards. */
  rate: number;
  /** How fast it runs when it is played. */
  speed: number;
  isLooping: boolean;
  range: FrameRange | null;
  /** Keys of clips that could not be loaded or played. */
  failed: readonly string[];
}

interface Member extends ClipTime {
  video: HTMLVideoElement;
  stop: () => void;
}

/** How long clips are waited for before what is there runs without them: some phones load nothing before they play. */
const PATIENCE_MS = 2_000;
/** A timer is late by as much, and the frame after the last one would be seen. */
const EARLY_MS = 20;

export type Deck = ReturnType<typeof createDeck>;

/**
 * Plays clips in lock-step, each by the rate of its own file. One leads: frames, range and loop are those of its clip, the others show the same moment,
 * and hold their last frame once they are over. What it shows is told by `playhead`, all else by `state`.
 */
export function createDeck() {
  const playhead = createPlayhead();
  const members = new Map<string, Member>();
  const listeners = new Set<() => void>();
  let state: DeckState = { rate: 0, speed: 1, isLooping: true, range: null, failed: [] };
  let leadKey: string | null = null;
  let ticking = 0;
  /** Counts what was asked, so that what waited for a clip knows whether it is still wanted. */
  let turn = 0;
  let isHeld = false;
  let backFrom = { frame: 0, at: 0 };
  /** What its frames were counted by, where the clip itself has gone. */
  let counted: ClipTime | null = null;

  const playable = () => [...members].filter(([key]) => !state.failed.includes(key)).map(([, member]) => member);
  /** Who leads, or who can in the place of one that does not play. */
  function lead(): Member | undefined {
    return leadKey !== null && !state.failed.includes(leadKey) ? members.get(leadKey) : playable()[0];
  }

  function become(change: Partial<DeckState>) {
    state = { ...state, ...change };
    setLoops();
    for (const listener of listeners) listener();
  }

  /** One clip alone loops without a seam. */
  function setLoops() {
    for (const { video } of members.values()) video.loop = members.size === 1 && state.isLooping && !state.range;
  }

  function forgive(key: string) {
    if (state.failed.includes(key)) become({ failed: state.failed.filter((one) => one !== key) });
  }

  function add(key: string, video: HTMLVideoElement, clip: ClipTime): () => void {
    const stop = listenTo(video, {
      frame: (seconds) => onFrame(video, seconds),
      error: () => become({ failed: [...state.failed.filter((one) => one !== key), key] }),
      // paused by the system, such as a call coming in
      pause: () => isLead(video) && state.rate > 0 && !isHeld && video.paused && !video.ended && !video.error && stand(),
      ended: () => isLead(video) && state.rate > 0 && !isHeld && onEnd(),
    });
    members.set(key, { ...clip, video, stop });
    if (leadKey === null) {
      leadKey = key;
      if (counted) playhead.set(sameMoment(playhead.now(), counted, clip));
      counted = clip;
    }
    forgive(key);
    setLoops();
    const leader = lead();
    if (state.rate > 0) void run();
    else if (leader && playhead.now() > 0) void seekTo(video, momentIn(clip, timeOfFrame(playhead.now(), leader.fps)));
    return () => {
      stop();
      members.delete(key);
      if (leadKey === key) leadKey = members.keys().next().value ?? null;
      if (members.size === 0) halt();
      forgive(key);
      setLoops();
    };
  }

  function isLead(video: HTMLVideoElement): boolean {
    return lead()?.video === video;
  }

  function onFrame(video: HTMLVideoElement, seconds: number) {
    const leader = lead();
    // what comes on the screen while another frame is sought is the one before
    if (leader?.video !== video || video.seeking) return;
    const frame = clampFrame(leader, frameAt(seconds, leader.fps));
    if (state.rate >= 0 && !isHeld) playhead.set(frame);
    if (state.rate > 0 && !isHeld && state.range && frame >= loopOf(leader, state.range).to) {
      const mine = turn;
      // its last frame stands as long as each other did
      setTimeout(() => mine === turn && state.rate > 0 && onEnd(), frame > state.range.to ? 0 : 1000 / leader.fps / state.rate - EARLY_MS);
    }
  }

  function onEnd() {
    const leader = lead();
    if (!leader) return;
    const { from, to } = loopOf(leader, state.range);
    if (state.isLooping) run(from);
    else {
      stand();
      if (state.range) seek(to);
    }
  }

  /** Lets all run from a frame, together: each is brought to its moment first, and none starts before all are there. */
  async function run(from = playhead.now()) {
    const leader = lead();
    if (!leader) return;
    turn += 1;
    const mine = turn;
    isHeld = true;
    const frame = clampFrame(leader, from);
    const moment = timeOfFrame(frame, leader.fps);
    const all = playable();
    if (all.length > 1) for (const { video } of all) video.pause();
    playhead.set(frame);
    const there = Promise.all(all.map((one) => seekTo(one.video, momentIn(one, moment))));
    if (all.length > 1) await Promise.race([there, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
    if (mine !== turn) return;
    isHeld = false;
    for (const one of all) {
      one.video.playbackRate = state.rate;
      if (!isOver(one, moment)) void one.video.play().catch(() => onRefused(mine));
    }
    tick();
  }

  /** The browser lets nothing play, to save power or data: it stands until somebody presses. */
  function onRefused(asked: number) {
    if (asked === turn && lead()?.video.paused) stand();
  }

  function tick() {
    cancelAnimationFrame(ticking);
    // one clip alone runs by itself
    if (state.rate === 0 || (state.rate > 0 && members.size < 2)) return;
    ticking = requestAnimationFrame(tick);
    if (state.rate < 0) goBack();
    else if (!isHeld) keepStep();
  }

  function keepStep() {
    const leader = lead();
    if (!leader) return;
    if (playable().some(({ video }) => isStarved(video))) {
      void run();
      return;
    }
    const now = leader.video.currentTime;
    for (const one of playable()) {
      if (one === leader || one.video.seeking) continue;
      if (isOver(one, now)) {
        one.video.pause();
        continue;
      }
      const rate = pulledRate(state.rate, one.video.currentTime - now);
      if (rate === null || (one.video.paused && !one.video.ended)) {
        void run();
        return;
      }
      if (Math.abs(one.video.playbackRate - rate) > 0.005) one.video.playbackRate = rate;
    }
  }

  /** Backwards no browser plays: frame by frame, as fast as they come, by the clock. */
  function goBack() {
    const leader = lead();
    if (!leader || playable().some(({ video }) => video.seeking)) return;
    const { from, to } = loopOf(leader, state.range);
    const passed = ((performance.now() - backFrom.at) / 1000) * leader.fps * state.rate;
    let frame = Math.floor(backFrom.frame + passed);
    if (frame < from) {
      if (!state.isLooping) return seek(from);
      backFrom = { frame: to, at: performance.now() };
      frame = to;
    }
    if (frame !== playhead.now()) show(frame);
  }

  function show(frame: number) {
    const leader = lead();
    if (!leader) return;
    const moment = timeOfFrame(frame, leader.fps);
    for (const one of playable()) void seekTo(one.video, momentIn(one, moment));
    playhead.set(frame);
  }

  function halt() {
    turn += 1;
    isHeld = false;
    cancelAnimationFrame(ticking);
    for (const { video } of members.values()) video.pause();
  }

  function stand() {
    const wasBack = state.rate < 0;
    const wasRunning = state.rate > 0 && !isHeld;
    halt();
    const leader = lead();
    if (leader && wasRunning) playhead.set(clampFrame(leader, frameAt(leader.video.currentTime, leader.fps)));
    become({ rate: 0 });
    // what a browser shows when it stops may be the frame before: all go to the very frame that is said
    if (leader && !wasBack) show(playhead.now());
  }

  function go(rate: number) {
    if (rate === 0) return stand();
    const leader = lead();
    halt();
    become({ rate });
    if (!leader) return;
    const { from, to } = loopOf(leader, state.range);
    const now = playhead.now();
    const isOutside = rate > 0 ? now < from || now >= to : now <= from || now > to;
    const frame = isOutside ? (rate > 0 ? from : to) : now;
    if (rate > 0) return void run(frame);
    backFrom = { frame, at: performance.now() };
    show(frame);
    tick();
  }

  function seek(frame: number) {
    const leader = lead();
    halt();
    become({ rate: 0 });
    if (leader) show(clampFrame(leader, frame));
    else playhead.set(Math.max(0, frame));
  }

  return {
    playhead,
    add,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Whose frames count from now on; the moment stays. */
    setLead(key: string) {
      const [before, after] = [lead(), members.get(key)];
      if (key === leadKey || !after) return;
      leadKey = key;
      counted = after;
      const range =
        before && state.range ? { from: sameMoment(state.range.from, before, after), to: sameMoment(state.range.to, before, after) } : null;
      if (before) playhead.set(sameMoment(playhead.now(), before, after));
      become({ range });
      if (state.rate > 0) void run();
    },
    play: () => go(state.speed),
    pause: () => go(0),
    toggle: () => go(state.rate === 0 ? state.speed : 0),
    shuttle: (way: -1 | 1) => go(shuttled(state.rate, way)),
    /** Stands, and shows a frame. */
    seek,
    step: (by: number) => seek(playhead.now() + by),
    setSpeed(speed: number) {
      become({ speed });
      if (state.rate > 0) go(speed);
    },
    toggleLoop: () => become({ isLooping: !state.isLooping }),
    setRange(range: FrameRange | null) {
      become({ range });
      const leader = lead();
      if (leader && range && state.rate !== 0) go(state.rate);
    },
    /** Tries a clip again that could not be played. */
    retry(key: string) {
      forgive(key);
      const video = members.get(key)?.video;
      // the browser remembers that an address failed, so it is asked for by another one
      if (video) video.src = anew(video.src);
      if (state.rate > 0) void run();
    },
  };
}
