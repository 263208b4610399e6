import { z } from "zod";
import { bearer } from "@/bench/rest";
import type { BenchStudio } from "@/bench/studio";

const News = z.object({ id: z.string(), status: z.string() });

/** An open stream of `/api/events`, as a browser holds one. */
export class Events {
  readonly #abort = new AbortController();
  readonly #waiting = new Map<string, (at: number) => void>();
  readonly #seen = new Map<string, number>();

  static async open(studio: BenchStudio): Promise<Events> {
    const events = new Events();
    const answer = await fetch(`${studio.url}/api/events`, { headers: bearer(studio), signal: events.#abort.signal });
    if (!answer.ok || !answer.body) throw new Error(`The event stream was refused: ${answer.status}`);
    events.#read(answer.body).catch(() => {});
    return events;
  }

  /** The moment at which the stream said that the take has this status. */
  when(takeId: string, status: string): Promise<number> {
    const key = `${takeId} ${status}`;
    const seen = this.#seen.get(key);
    return seen === undefined ? new Promise((resolve) => this.#waiting.set(key, resolve)) : Promise.resolve(seen);
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) this.#take(event);
    }
  }

  #take(event: string): void {
    const data = /^event: take\ndata: (.*)$/m.exec(event)?.[1];
    if (data === undefined) return;
    const { id, status } = News.parse(JSON.parse(data));
    const key = `${id} ${status}`;
    const at = Date.now();
    if (!this.#seen.has(key)) this.#seen.set(key, at);
    this.#waiting.get(key)?.(at);
    this.#waiting.delete(key);
  }
}
