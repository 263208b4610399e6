import type { FramePlan } from "@/lib/sandbox/render/frame-plan";
import type { Direction, Move } from "@/lib/sandbox/render/moves";
import { between, type Random } from "@/lib/sandbox/render/random";

/** Where the four corners of a frame lie on the still, from 0 to 1 across and down: top left, top right, bottom left, bottom right. */
export type Quad = readonly [number, number, number, number, number, number, number, number];

/** A camera before the still, which hangs at distance 1. Lengths are in that unit, angles in radians. */
interface Pose {
  x: number;
  y: number;
  z: number;
  yaw: number;
  pitch: number;
  roll: number;
}

/** Adds a move's share to a pose, `done` of the way (0 to 1) and `at` seconds in. */
type Motion = (pose: Pose, done: number, at: number) => void;

const VIEW_HALF_HEIGHT = Math.tan((20 * Math.PI) / 180);
const DEGREE = Math.PI / 180;
const FIT_MAX = 2.5;

/**
 * The path of a camera over a still, a quad for each frame. A push begins on the whole still; moves that look past its edge are
 * brought close enough, once for the whole clip, that they never show it. The same words and seed give the same path.
 */
export function cameraPath({ moves, amount }: Direction, plan: FramePlan, random: Random): Quad[] {
  const seconds = plan.frames / plan.fps;
  const reach = (amount * Math.min(1.3, (seconds / 5) ** 0.5)) / Math.sqrt(moves.length);
  const motions = moves.map((move) => motionOf(move, reach, random));
  const ease = easing(between(random, 0.18, 0.38), between(random, 0.18, 0.38));
  const poses = Array.from({ length: plan.frames }, (_, frame) => {
    const pose: Pose = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };
    for (const motion of motions) motion(pose, ease(frame / (plan.frames - 1)), frame / plan.fps);
    return pose;
  });
  const aspect = plan.width / plan.height;
  const fit = smallestFit(poses, aspect);
  return poses.map((pose) => quadOf(pose, aspect, fit));
}

/** The path over an end still: it settles, and its last frame is the whole of it. */
export function arrivalPath(frames: number, random: Random): Quad[] {
  const depth = between(random, 0.035, 0.06);
  return Array.from({ length: frames }, (_, frame) => {
    const left = 1 - frame / Math.max(1, frames - 1);
    const inset = (depth * left * left) / 2;
    return [inset, inset, 1 - inset, inset, inset, 1 - inset, 1 - inset, 1 - inset];
  });
}

/** Speeds up, keeps its speed, slows down: `rise` and `fall` are the parts of the time that takes. Runs from 0 to 1. */
function easing(rise: number, fall: number): (part: number) => number {
  const full = 1 - rise / 2 - fall / 2;
  return (part) => {
    if (part < rise) return part ** 2 / (2 * rise) / full;
    if (part > 1 - fall) return 1 - (1 - part) ** 2 / (2 * fall) / full;
    return (part - rise / 2) / full;
  };
}

function motionOf(move: Move, reach: number, random: Random): Motion {
  const size = reach * between(random, 0.85, 1.15);
  const side = between(random, -1, 1) < 0 ? -1 : 1;
  switch (move.kind) {
    case "push":
      return along(size, random, (done) => done);
    case "pull":
      return along(size, random, (done) => 1 - done);
    case "pan":
      return panning(size * sideOf(move.toward, side), random);
    case "truck":
      return trucking(size * sideOf(move.toward, side));
    case "tilt":
      return tilting(size * sideOf(move.toward, side));
    case "crane":
      return craning(size * sideOf(move.toward, side));
    case "orbit":
      return orbiting(size * sideOf(move.toward, side), random);
    case "roll":
      return rolling(size * sideOf(move.toward, side));
    case "handheld":
      return swaying(size, random);
    case "static":
      return along(0.05, random, (done) => done);
  }
}

function sideOf(toward: "left" | "right" | "up" | "down" | null, otherwise: number): number {
  if (toward === null) return otherwise;
  return toward === "right" || toward === "down" ? 1 : -1;
}

/** Toward a point of interest near the middle, or away from it. */
function along(size: number, random: Random, way: (done: number) => number): Motion {
  const depth = 0.21 * size;
  const towardX = between(random, -0.1, 0.1);
  const towardY = between(random, -0.07, 0.05);
  return (pose, done) => {
    const part = way(done);
    pose.z += depth * part;
    pose.x += depth * part * towardX;
    pose.y += depth * part * towardY;
  };
}

function panning(size: number, random: Random): Motion {
  const lift = between(random, -0.006, 0.006);
  return (pose, done) => {
    pose.yaw += 9.5 * DEGREE * size * (done - 0.5);
    pose.pitch += lift * (done - 0.5);
    pose.z += 0.02 * Math.abs(size) * done;
  };
}

function trucking(size: number): Motion {
  return (pose, done) => {
    pose.x += 0.17 * size * (done - 0.5);
  };
}

function tilting(size: number): Motion {
  return (pose, done) => {
    pose.pitch += 7 * DEGREE * size * (done - 0.5);
    pose.z += 0.015 * Math.abs(size) * done;
  };
}

/** Up or down bodily, looking back a little toward the middle. */
function craning(size: number): Motion {
  return (pose, done) => {
    const part = done - 0.5;
    pose.y += 0.2 * size * part;
    pose.pitch -= 6 * DEGREE * size * part;
    pose.z += 0.05 * Math.abs(size) * done;
  };
}

/** Around the middle of the still, looking at it all the while. */
function orbiting(size: number, random: Random): Motion {
  const closer = between(random, 0.02, 0.06);
  return (pose, done) => {
    const angle = 22 * DEGREE * size * (done - 0.5);
    pose.x += Math.sin(angle);
    pose.z += 1 - Math.cos(angle) + closer * done;
    pose.yaw -= angle;
  };
}

function rolling(size: number): Motion {
  return (pose, done) => {
    pose.roll += 6 * DEGREE * size * done;
    pose.z += 0.04 * Math.abs(size) * done;
  };
}

/** A person breathing behind the camera: slow sway, quicker tremor, nothing in step. */
function swaying(size: number, random: Random): Motion {
  const wave = (degrees: number) => {
    const parts = [0.37, 0.81, 1.7].map((hertz, index) => ({
      speed: hertz * between(random, 0.8, 1.2) * 2 * Math.PI,
      phase: between(random, 0, 2 * Math.PI),
      size: (degrees * DEGREE * size) / (1 + index * 1.6),
    }));
    return (at: number) => parts.reduce((sum, part) => sum + part.size * Math.sin(part.speed * at + part.phase), 0);
  };
  const yaw = wave(0.5);
  const pitch = wave(0.42);
  const roll = wave(0.38);
  return (pose, done, at) => {
    pose.yaw += yaw(at);
    pose.pitch += pitch(at);
    pose.roll += roll(at);
    pose.z += 0.03 * done;
  };
}

/** The least that the view must be narrowed for every frame to stay on the still. */
function smallestFit(poses: readonly Pose[], aspect: number): number {
  const isInside = (fit: number) => poses.every((pose) => quadOf(pose, aspect, fit).every((value) => value >= -1e-9 && value <= 1 + 1e-9));
  if (isInside(1)) return 1;
  let [low, high] = [1, FIT_MAX];
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (isInside(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function quadOf(pose: Pose, aspect: number, fit: number): Quad {
  const corner = (right: number, down: number) => landing(pose, (right * aspect * VIEW_HALF_HEIGHT) / fit, (down * VIEW_HALF_HEIGHT) / fit, aspect);
  return [...corner(-1, -1), ...corner(1, -1), ...corner(-1, 1), ...corner(1, 1)];
}

/** Where a ray of the camera meets the still. */
function landing(pose: Pose, right: number, down: number, aspect: number): [number, number] {
  const rolledX = right * Math.cos(pose.roll) - down * Math.sin(pose.roll);
  const rolledY = right * Math.sin(pose.roll) + down * Math.cos(pose.roll);
  const tiltedY = rolledY * Math.cos(pose.pitch) + Math.sin(pose.pitch);
  const tiltedZ = Math.cos(pose.pitch) - rolledY * Math.sin(pose.pitch);
  const x = rolledX * Math.cos(pose.yaw) + tiltedZ * Math.sin(pose.yaw);
  const z = tiltedZ * Math.cos(pose.yaw) - rolledX * Math.sin(pose.yaw);
  const far = (1 - pose.z) / z;
  return [0.5 + (pose.x + far * x) / (2 * aspect * VIEW_HALF_HEIGHT), 0.5 + (pose.y + far * tiltedY) / (2 * VIEW_HALF_HEIGHT)];
}
