import type { ServerResponse } from "node:http";

/** As an event, so that a reader can tell silence from a line that broke without a word. */
const PING_EVERY_MS = 15_000;
const CHECK_EVERY_MS = 60_000;
const RETRY_AFTER_MS = 2_000;
/** A reader that takes nothing in for this much is gone; what it missed it reads again when it comes back. */
const BACKLOG_MAX_BYTES = 256_000;

interface Stream {
  response: ServerResponse;
  mayStay: () => Promise<boolean>;
}

/** The open event streams of this process. */
export class EventStreams {
  readonly #streams = new Set<Stream>();
  readonly #timers: NodeJS.Timeout[];

  constructor() {
    this.#timers = [setInterval(() => this.send("ping", "{}"), PING_EVERY_MS), setInterval(() => void this.checkAll(), CHECK_EVERY_MS)];
    for (const timer of this.#timers) timer.unref();
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Opens a stream on the response. `mayStay` is asked every minute whether its reader still may read. */
  open(response: ServerResponse, mayStay: () => Promise<boolean>): void {
    const stream = { response, mayStay };
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-store, no-transform",
      "x-accel-buffering": "no",
    });
    response.write(`retry: ${RETRY_AFTER_MS}\n\n`);
    this.#streams.add(stream);
    response.on("close", () => this.#streams.delete(stream));
    response.on("error", () => this.#streams.delete(stream));
  }

  /** Sends an event with one line of data to every stream. */
  send(event: string, data: string): void {
    this.#writeAll(`event: ${event}\ndata: ${data.replaceAll("\n", " ")}\n\n`);
  }

  /** Ends every stream; browsers come back by themselves. */
  endAll(): void {
    for (const { response } of this.#streams) response.end();
  }

  /** Ends the streams of those who may no longer read. */
  async checkAll(): Promise<void> {
    for (const { response, mayStay } of [...this.#streams]) {
      if (!(await mayStay())) response.end();
    }
  }

  /** Ends every stream and keeps no timer. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.endAll();
  }

  #writeAll(text: string): void {
    for (const { response } of this.#streams) {
      if (response.writableLength > BACKLOG_MAX_BYTES) response.destroy();
      else response.write(text);
    }
  }
}
