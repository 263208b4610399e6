import { log } from "@/lib/log";

const PAUSE_MS = 1_000;

/** Writes what only this process knows, again and again while the database is away. Should the process die first, the take's lease leads on. */
export async function persistently(about: string, write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      log().error({ err: error, about, tries }, "what is known of a take could not be written down yet");
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * Math.min(tries, 5)));
    }
  }
}
