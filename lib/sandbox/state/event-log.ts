import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Vendor } from "@/lib/sandbox/state/settings";

/** One create as it was met, accepted or not. */
export interface CreateEvent {
  kind: "create";
  at: string;
  vendor: Vendor;
  isAccepted: boolean;
  /** The status that was meant to be answered; null when the connection was dropped without one. */
  status: number | null;
  predictionId: string | null;
  seed: number | null;
  prompt: string | null;
  callbackUrl: string | null;
  /** The vendor's list price; 0 when it was not accepted. */
  billedMicros: number;
  /** The misbehaviour it met. */
  fault: string | null;
  reason: string | null;
}

/** Anything else that was asked for or sent. */
export interface OtherEvent {
  kind: "check" | "list" | "cancel" | "upload" | "download" | "callback";
  at: string;
  vendor: Vendor;
  predictionId: string | null;
  status: number | null;
  fault: string | null;
  /** The part that a download asked for; null for the whole. */
  range?: string | null;
}

const OTHERS_MAX = 20_000;

/** What happened here, for tests to count. Creates are kept on the disk and survive a kill; the rest is in memory. */
export class EventLog {
  readonly #file: string;
  #creates: CreateEvent[] = [];
  #others: OtherEvent[] = [];

  constructor(file: string) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    if (existsSync(file)) this.#creates = readFileSync(file, "utf8").split("\n").flatMap(parseLine);
  }

  get creates(): readonly CreateEvent[] {
    return this.#creates;
  }

  get others(): readonly OtherEvent[] {
    return this.#others;
  }

  /** In the log before this returns. */
  addCreate(event: Omit<CreateEvent, "kind" | "at">): void {
    const whole: CreateEvent = { kind: "create", at: new Date().toISOString(), ...event };
    this.#creates.push(whole);
    appendFileSync(this.#file, `${JSON.stringify(whole)}\n`);
  }

  add(event: Omit<OtherEvent, "at">): void {
    this.#others.push({ at: new Date().toISOString(), ...event });
    if (this.#others.length > OTHERS_MAX) this.#others.splice(0, OTHERS_MAX / 10);
  }

  clear(): void {
    this.#creates = [];
    this.#others = [];
    rmSync(this.#file, { force: true });
  }
}

/** The last line may have been cut short by a kill. */
function parseLine(line: string): CreateEvent[] {
  try {
    return line ? [JSON.parse(line)] : [];
  } catch {
    return [];
  }
}
