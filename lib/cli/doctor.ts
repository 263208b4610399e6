import type { Command } from "@/lib/cli/command";
import { readOptions } from "@/lib/cli/options";
import { examine } from "@/lib/health/examine";
import type { Finding } from "@/lib/health/finding";

const MARKS: Record<Finding["state"], string> = { good: "ok      ", missing: "missing ", look: "look    ", bad: "TROUBLE " };

export const doctor: Command = {
  name: "doctor",
  usage: "doctor",
  does: "Says what is configured, what can be reached, what is missing and how the work goes. Ends with 1 when something is in trouble.",
  async run(args, { out }) {
    readOptions(args, {});
    const findings = await examine();
    for (const { state, what, detail } of findings) out(`${MARKS[state]}${what}: ${detail}`);
    return findings.some(({ state }) => state === "bad") ? 1 : 0;
  },
};
