// Preloaded into one process: its clock is wrong by CLOCK_SHIFT_MS, as on a machine that nobody has told the time.
import process from "node:process";

const shiftMs = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const RightDate = Date;
const now = () => RightDate.now() + shiftMs;

globalThis.Date = new Proxy(RightDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => new RightDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
