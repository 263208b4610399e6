import { findOwner } from "@/lib/access/data";
import { knownOrigins } from "@/lib/access/host";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { examineClock, examineDisk, examineMigrations, examineSpool } from "@/lib/health/examine-machine";
import { examineProvider } from "@/lib/health/examine-provider";
import { examineBudgets, examineQueue, examineSaving, examineStuck, examineUnconfirmed, examineWorkers } from "@/lib/health/examine-work";
import { type Answer, bad, type Finding, good, look, missing } from "@/lib/health/finding";
import { ffmpegPath, ffprobePath } from "@/lib/media/tools";
import { examineMail } from "@/lib/notices/examine-mail";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { storage } from "@/lib/storage/current";

/** Looks at all that the studio needs and at how its work goes, asks the providers harmlessly, and says what it found. Names no secret, changes nothing. */
export async function examine(): Promise<Finding[]> {
  const database = await look("Database", async () => {
    const [row] = await db().$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`;
    return good(`PostgreSQL ${row?.version}`);
  });
  const isDatabaseUp = database.state === "good";
  const whenUp = (what: string, run: () => Promise<Answer>) => look(what, isDatabaseUp ? run : async () => bad("not asked, without the database"));
  return [
    database,
    ...(await Promise.all([
      whenUp("Migrations", examineMigrations),
      whenUp("Clock", examineClock),
      whenUp("Owner", async () => {
        const owner = await findOwner();
        return owner ? good(owner.email) : missing("open the link that npm start prints, or run owner create");
      }),
      whenUp("Worker", examineWorkers),
      look("Storage", async () => {
        await storage().probe();
        return good(storage().id === "disk" ? `the disk, below ${env().DATA_DIR}` : storage().id);
      }),
      look("Disk", examineDisk),
      look("Spool", examineSpool),
      look("ffmpeg", async () => good(ffmpegPath())),
      look("ffprobe", async () => good(ffprobePath())),
      ...PROVIDER_IDS.map((id) => whenUp(PROVIDER_LABELS[id], () => examineProvider(id))),
      whenUp("Queue", examineQueue),
      whenUp("Unconfirmed", examineUnconfirmed),
      whenUp("Stuck takes", examineStuck),
      whenUp("Clips to save", examineSaving),
      whenUp("Budgets", examineBudgets),
      look("Address", async () => examineAddress()),
      look("Uploads", async () => examineUploads()),
      look("Mail", examineMail),
    ])),
  ];
}

function examineAddress(): Answer {
  const { PUBLIC_URL } = env();
  return PUBLIC_URL
    ? good(PUBLIC_URL)
    : missing(`PUBLIC_URL is not set: this machine only, at ${knownOrigins()[0]}; providers are polled, and get stills by upload`);
}

function examineUploads(): Answer {
  const { PUBLIC_URL, UPLOADTHING_TOKEN } = env();
  if (!UPLOADTHING_TOKEN) return good("our own ingest");
  return PUBLIC_URL ? good("UploadThing") : bad("UPLOADTHING_TOKEN is set, but UploadThing calls back to PUBLIC_URL, which is not");
}
