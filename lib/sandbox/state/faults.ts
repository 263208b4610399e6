import { z } from "zod";
import { VENDORS, type Vendor } from "@/lib/sandbox/state/settings";

/** What each kind of call can be made to do. docs/sandbox.md says what every one means. */
const KINDS = {
  create: [
    "delay",
    "refuse",
    "rate_limit",
    "drop_before",
    "drop_after_accept",
    "error_after_accept",
    "slow_after_accept",
    "cut_body",
    "no_id",
    "wrong_word",
    "fails",
    "moderated",
    "never_ends",
    "no_output",
    "flagged",
    "ends_though_canceled",
  ],
  check: ["delay", "refuse", "rate_limit", "drop_before", "cut_body", "wrong_word", "expire"],
  callback: ["callback_lost", "callback_late", "callback_repeated", "callback_forged", "callback_shuffled", "callback_stale", "callback_unsigned"],
  download: [
    "delay",
    "refuse",
    "drop_before",
    "expire",
    "output_missing",
    "output_cut",
    "output_truncated",
    "output_lying_length",
    "output_longer",
    "output_empty",
    "output_endless",
    "output_slow",
    "output_not_video",
    "output_plain",
    "output_gzip",
    "output_redirect",
    "output_other_part",
  ],
  upload: ["delay", "refuse", "drop_before"],
} as const;

type On = keyof typeof KINDS;
const ALL_KINDS = Object.values(KINDS).flat();
type Kind = (typeof ALL_KINDS)[number];

const FaultRule = z
  .strictObject({
    on: z.enum(["create", "check", "callback", "download", "upload"]),
    kind: z.enum(ALL_KINDS),
    /** Both vendors when absent. */
    vendor: z.enum(VENDORS).optional(),
    /** How many calls it meets; null until it is deleted. */
    times: z.number().int().min(1).max(1_000_000).nullable().default(1),
    /** How many calls it lets pass first. */
    skip: z.number().int().min(0).default(0),
    /** Only for this prediction. */
    predictionId: z.string().optional(),
    /** Only for prompts that contain this. */
    prompt: z.string().optional(),
    delayMs: z.number().int().min(0).max(3_600_000).optional(),
    status: z.number().int().min(200).max(599).optional(),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    retryAfterS: z.number().int().min(0).nullable().optional(),
    word: z.string().optional(),
    location: z.string().optional(),
    bytes: z.number().int().min(0).optional(),
    copies: z.number().int().min(1).max(1_000).optional(),
  })
  .refine((rule) => kindsOf(rule.on).includes(rule.kind), { error: "this kind does not go with this `on`", path: ["kind"] });
export const FaultRules = z.array(FaultRule).max(1_000);
export type FaultRule = z.infer<typeof FaultRule>;

function kindsOf(on: On): readonly Kind[] {
  return KINDS[on];
}

interface About {
  predictionId?: string;
  prompt?: string;
}

/** The misbehaviour that was asked for. Rules are looked through in the order they came; the first that fits is used up by one. */
export class Faults {
  #rules: FaultRule[] = [];

  get rules(): readonly FaultRule[] {
    return this.#rules;
  }

  add(rules: readonly FaultRule[]): void {
    this.#rules.push(...rules.map((rule) => ({ ...rule })));
  }

  clear(): void {
    this.#rules = [];
  }

  /** The rule that this call falls under, if any, counted as used. */
  take(on: On, vendor: Vendor, about: About = {}): FaultRule | null {
    for (const rule of this.#rules) {
      if (!fits(rule, on, vendor, about)) continue;
      if (rule.skip > 0) {
        rule.skip--;
        continue;
      }
      const used = { ...rule };
      if (rule.times !== null) rule.times--;
      this.#rules = this.#rules.filter(({ times }) => times !== 0);
      return used;
    }
    return null;
  }
}

function fits(rule: FaultRule, on: On, vendor: Vendor, { predictionId, prompt }: About): boolean {
  if (rule.on !== on || (rule.vendor && rule.vendor !== vendor)) return false;
  if (rule.predictionId !== undefined && rule.predictionId !== predictionId) return false;
  return rule.prompt === undefined || (prompt ?? "").includes(rule.prompt);
}
