import { z } from "zod";

const text = z.string().trim();
const optional = text.optional();
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const port = wholeNumber("a port, a whole number from 1 to 65535", 1, 65_535);
const seconds = number("a number of seconds from 0.1 to 3600", 0.1, 3_600);
const limit = wholeNumber("a whole number from 1 to 10000", 1, 10_000).optional();

const Env = z.object({
  PORT: port.default(3000),
  HOST: text.default("127.0.0.1"),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "PUBLIC_URL must be an http or https address, such as https://dailies.example.com" }).optional(),
  DATA_DIR: text.default("./data"),
  DATABASE_URL: text.min(1, { error: "DATABASE_URL is missing: npm start sets it for the embedded database" }),
  WAVESPEED_API_KEY: optional,
  WAVESPEED_BASE_URL: z.url().default("https://api.wavespeed.ai/api/v3"),
  EACHLABS_API_KEY: optional,
  EACHLABS_BASE_URL: z.url().default("https://api.eachlabs.ai/v1"),
  UPLOADTHING_TOKEN: optional,
  OWNER_EMAIL: optional,
  OWNER_PASSWORD: optional,
  SECRET_KEY: text.min(32, { error: "SECRET_KEY must have at least 32 characters" }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "SMTP_URL must be an smtp or smtps address, such as smtps://user:password@mail.example.com" })
    .optional(),
  SMTP_FROM: optional,
  OUTBOUND_ALLOW: text.default("").transform((list) =>
    list
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  ),
  TRUSTED_PROXY: optional,
  SANDBOX_URL: z.url().default("http://127.0.0.1:3010"),
  WAVESPEED_CONCURRENCY: limit,
  WAVESPEED_CREATES_PER_MINUTE: limit,
  EACHLABS_CONCURRENCY: limit,
  EACHLABS_CREATES_PER_MINUTE: limit,
  SUBMIT_DEADLINE_S: seconds.default(60),
  POLL_FIRST_S: seconds.default(10),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  DAILIES_PROCESS: text.default("dailies"),
  FFMPEG_PATH: optional,
  FFPROBE_PATH: optional,
  PATH: text.default(""),
});

export type Env = z.infer<typeof Env>;

let parsed: Env | undefined;

/** The settings of this process, read once. An empty variable counts as unset. Throws a sentence that names what is wrong. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Reads a set of variables; exported for tests and the command line. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = Env.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The settings are not right.\n${lines.join("\n")}`);
}

function number(words: string, least: number, most: number) {
  const error = `must be ${words}`;
  return z.coerce.number({ error }).min(least, { error }).max(most, { error });
}

function wholeNumber(words: string, least: number, most: number) {
  return number(words, least, most).int({ error: `must be ${words}` });
}
