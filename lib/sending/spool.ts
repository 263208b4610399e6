import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { PROVIDER_IDS } from "@/lib/providers/provider";

const SpooledAnswer = z.object({
  createId: z.uuid(),
  takeId: z.string().min(1),
  provider: z.enum(PROVIDER_IDS),
  mode: z.enum(["live", "sandbox"]),
  predictionId: z.string().min(1),
  answeredAt: z.iso.datetime(),
});

/** A provider's yes to a create: what is paid for and known to one process alone until the database has it. */
export type SpooledAnswer = z.output<typeof SpooledAnswer>;

/**
 * Puts an answer in a flushed file of its own, so that it outlives this process and the database both. False when it can't be kept:
 * then the database is all there is, and must be written all the same.
 */
export async function keepAnswer(answer: SpooledAnswer): Promise<boolean> {
  try {
    await mkdir(folder(), { recursive: true });
    const file = fileOf(answer.createId);
    const part = await open(`${file}.part`, "w", 0o600);
    try {
      await part.writeFile(JSON.stringify(answer));
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${file}.part`, file);
    await flushFolder();
    return true;
  } catch (error) {
    log().error({ err: error, takeId: answer.takeId, predictionId: answer.predictionId }, "an answer could not be put in the spool");
    return false;
  }
}

/** The database has it. A file that can't be removed is read again, and changes nothing. */
export async function forgetAnswer(createId: string): Promise<void> {
  await rm(fileOf(createId), { force: true }).catch((error: unknown) =>
    log().warn({ err: error, createId }, "a spooled answer could not be removed"),
  );
}

/** All answers that stand in the spool. What can't be read is put aside, where it is looked at by a person and by nothing else. */
export async function listAnswers(): Promise<SpooledAnswer[]> {
  const names = await readdir(folder()).catch(() => []);
  const answers = await Promise.all(names.filter((name) => name.endsWith(".json")).map(readAnswer));
  return answers.filter((answer) => answer !== null);
}

/** Not to be tried again: it is kept for whoever must explain it. */
export async function putAside(createId: string): Promise<void> {
  await moveAside(`${createId}.json`);
}

async function readAnswer(name: string): Promise<SpooledAnswer | null> {
  try {
    const answer = SpooledAnswer.parse(JSON.parse(await readFile(path.join(folder(), name), "utf8")));
    if (`${answer.createId}.json` !== name) throw new Error("it belongs to another create");
    return answer;
  } catch (error) {
    // another worker was quicker, or the disk does not answer now: neither is the file's fault
    if (error instanceof Error && "code" in error) return null;
    log().error({ err: error, name }, "a spooled answer can't be read; it is put aside");
    await moveAside(name);
    return null;
  }
}

async function moveAside(name: string): Promise<void> {
  const aside = path.join(folder(), "aside");
  try {
    await mkdir(aside, { recursive: true });
    await rename(path.join(folder(), name), path.join(aside, name));
  } catch (error) {
    log().warn({ err: error, name }, "a spooled answer could not be put aside");
  }
}

/** The new name itself must outlive a loss of power. */
async function flushFolder(): Promise<void> {
  const handle = await open(folder(), "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function fileOf(createId: string): string {
  return path.join(folder(), `${createId}.json`);
}

function folder(): string {
  return path.resolve(env().DATA_DIR, "spool");
}
