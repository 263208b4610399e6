import { findOwner } from "@/lib/access/data";
import { knownOrigins } from "@/lib/access/host";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { countWorkers } from "@/lib/health/data";
import { ffmpegPath, ffprobePath } from "@/lib/media/tools";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { providerNow } from "@/lib/settings/providers";
import { storage } from "@/lib/storage/current";

/** One thing that was looked at. `missing`: not set up, and the studio runs without it. `bad`: in the way of work. */
export interface Finding {
  what: string;
  state: "good" | "missing" | "bad";
  detail: string;
}

const DEADLINE_MS = 10_000;

/** Looks at all that the studio needs, asks the providers harmlessly, and says what it found. Names no secret. */
export async function examine(): Promise<Finding[]> {
  const database = await look("Database", async () => {
    const [row] = await db().$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`;
    return good(`PostgreSQL ${row?.version}`);
  });
  const isDatabaseUp = database.state === "good";
  const whenUp = (what: string, run: () => Promise<Answer>) =>
    isDatabaseUp ? look(what, run) : Promise.resolve(finding(what, bad("not asked, without the database")));
  return [
    database,
    ...(await Promise.all([
      whenUp("Owner", async () => {
        const owner = await findOwner();
        return owner ? good(owner.email) : missing("open the link that npm start prints, or run owner create");
      }),
      whenUp("Worker", async () => {
        const alive = await countWorkers();
        return alive > 0 ? good(`${alive} at work`) : bad("none was heard of within 20 seconds: npm start runs one");
      }),
      look("Storage", async () => {
        await storage().probe();
        return good(storage().id === "disk" ? `the disk, below ${env().DATA_DIR}` : storage().id);
      }),
      look("ffmpeg", async () => good(ffmpegPath())),
      look("ffprobe", async () => good(ffprobePath())),
      ...PROVIDER_IDS.map((id) => whenUp(PROVIDER_LABELS[id], () => examineProvider(id))),
    ])),
    ...examineSettings(),
  ];
}

async function examineProvider(id: ProviderId): Promise<Answer> {
  const { mode, client, pausedReason } = await providerNow(id);
  if (mode === "sandbox") {
    const isAnswering = await client.checkKey(AbortSignal.timeout(DEADLINE_MS)).then(
      ({ isAccepted }) => isAccepted,
      () => false,
    );
    return isAnswering ? missing("no key: takes run in the sandbox, which answers") : bad("no key, and the sandbox does not answer");
  }
  const check = await client.checkKey(AbortSignal.timeout(DEADLINE_MS));
  if (!check.isAccepted) return bad(check.message ?? "the key is refused");
  return pausedReason ? bad(`live and answers, but paused: ${pausedReason}`) : good("live, the key is accepted");
}

function examineSettings(): Finding[] {
  const { PUBLIC_URL, UPLOADTHING_TOKEN } = env();
  const uploads = UPLOADTHING_TOKEN
    ? PUBLIC_URL
      ? good("UploadThing")
      : bad("UPLOADTHING_TOKEN is set, but UploadThing calls back to PUBLIC_URL, which is not")
    : good("our own ingest");
  return [
    finding(
      "Address",
      PUBLIC_URL
        ? good(PUBLIC_URL)
        : missing(`PUBLIC_URL is not set: this machine only, at ${knownOrigins()[0]}; providers are polled, and get stills by upload`),
    ),
    finding("Uploads", uploads),
  ];
}

interface Answer {
  state: Finding["state"];
  detail: string;
}

async function look(what: string, run: () => Promise<Answer>): Promise<Finding> {
  try {
    return finding(what, await run());
  } catch (error) {
    // Only our own words: a driver's may hold an address with its password.
    return finding(what, bad(error instanceof AppError ? error.message : `does not answer (${error instanceof Error ? error.name : "unknown"})`));
  }
}

function finding(what: string, answer: Answer): Finding {
  return { what, ...answer };
}

function good(detail: string): Answer {
  return { state: "good", detail };
}

function missing(detail: string): Answer {
  return { state: "missing", detail };
}

function bad(detail: string): Answer {
  return { state: "bad", detail };
}
