import type { Command } from "@/lib/cli/command";
import { readOptions } from "@/lib/cli/options";
import { examine, type Finding } from "@/lib/health/examine";

const MARKS: Record<Finding["state"], string> = { good: "ok      ", missing: "missing ", bad: "TROUBLE " };

export const doctor: Command = {
  name: "doctor",
  usage: "doctor",
  does: "Says what is configured, what can be reached and what is missing. Ends with 1 when something is in trouble.",
  async run(args, { out }) {
    readOptions(args, {});
    const findings = await examine();
    for (const { state, what, detail } of findings) out(`${MARKS[state]}${what}: ${detail}`);
    return findings.some(({ state }) => state === "bad") ? 1 : 0;
  },
};
