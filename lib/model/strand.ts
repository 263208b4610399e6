import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import type { PrismaPg } from "@prisma/adapter-pg";

/** At which statement to the database a strand dies or pauses, counted from 1; beyond its last one, nothing happens. */
export interface Stop {
  at: number;
  how: "dies before" | "dies after" | "pauses";
}

/** How a pause ended: `isLost` when what it waited for never came. */
export interface Resumed {
  isLost: boolean;
}

/** Far longer than any statement takes: something waits for a lock that nobody will give up. */
const STUCK_MS = 40_000;

const strands = new AsyncLocalStorage<Strand>();

/** The strand that asks; undefined for the test's own questions. */
export function currentStrand(): Strand | undefined {
  return strands.getStore();
}

/** One verb at work, as the machine sees it: it can stop for a while between two statements, or for good, as by SIGKILL: nothing after that runs. */
export class Strand {
  readonly #stop: Stop | null;
  #statements = 0;
  #last = "";
  #inFlight = 0;
  #isDone = false;
  #isDead = false;
  #isPauseDue = false;
  #pause: { isAtVendor: boolean; ended: Promise<Resumed>; end: (resumed: Resumed) => void } | null = null;
  readonly #open = new Set<OpenTransaction>();
  #burial: Promise<unknown> = Promise.resolve();
  #changed = () => {};
  #error: unknown;

  constructor(work: () => Promise<unknown>, stop: Stop | null) {
    this.#stop = stop;
    strands
      .run(this, work)
      .catch((error: unknown) => {
        this.#error = error;
      })
      .finally(() => {
        this.#isDone = true;
        this.#changed();
      });
  }

  /** What it ended with, if it threw. */
  get error(): unknown {
    return this.#error;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  get isPaused(): boolean {
    return this.#pause !== null && !this.#isDead;
  }

  /** True while it waits for a provider's answer, false while for its own next statement. */
  get isAtVendor(): boolean {
    return this.#pause?.isAtVendor === true;
  }

  /** Resolves once it has ended, died or paused, and nothing of it is under way. */
  async quiet(): Promise<void> {
    for (;;) {
      if (this.#isDone && !this.#isDead) return;
      if ((this.#isDead || this.#pause) && this.#inFlight === 0 && this.#open.size === 0) {
        await turn();
        await turn();
        if (this.#inFlight === 0 && this.#open.size === 0) return;
        continue;
      }
      await this.#change();
    }
  }

  async #change(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const state = () => `after ${this.#statements} statements, ${this.#inFlight} under way, ${this.#open.size} transactions open: ${this.#last}`;
    const timer = setTimeout(() => reject(new Error(`a strand is stuck ${state()}`)), STUCK_MS);
    this.#changed = resolve;
    await promise.finally(() => clearTimeout(timer));
  }

  /** Waits, in the strand's own name, until somebody resumes it. */
  pause(isAtVendor: boolean): Promise<Resumed> {
    if (this.#pause) return this.#pause.ended;
    const { promise: ended, resolve: end } = Promise.withResolvers<Resumed>();
    this.#pause = { isAtVendor, ended, end };
    this.#changed();
    return ended;
  }

  resume(isLost = false): void {
    const pause = this.#pause;
    this.#pause = null;
    pause?.end({ isLost });
  }

  /** No line of it runs any more; what it had not committed is undone. */
  die(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#burial = Promise.all([...this.#open].map((transaction) => transaction.undo().finally(() => this.ended(transaction))));
    this.#changed();
  }

  /** A statement of this strand. Pauses only between transactions: whoever pauses holds no lock. */
  async statement<T>(isInTransaction: boolean, what: string, run: () => Promise<T>): Promise<T> {
    if (this.#isDead) return never();
    this.#last = what;
    this.#statements += 1;
    const stop = this.#statements === this.#stop?.at ? this.#stop.how : null;
    if (stop === "dies before") {
      this.die();
      return never();
    }
    if (stop === "pauses") this.#isPauseDue = true;
    if (!isInTransaction && this.#open.size === 0) await this.#passGate();
    this.#inFlight += 1;
    try {
      return await run();
    } finally {
      this.#inFlight -= 1;
      if (stop === "dies after") this.die();
      this.#changed();
      if (this.#isDead) await never();
    }
  }

  begun(transaction: OpenTransaction): void {
    this.#open.add(transaction);
    if (this.#isDead) this.#burial = Promise.all([this.#burial, transaction.undo().finally(() => this.ended(transaction))]);
  }

  ended(transaction: OpenTransaction): void {
    this.#open.delete(transaction);
    this.#changed();
  }

  async #passGate(): Promise<void> {
    if (this.#isPauseDue) {
      this.#isPauseDue = false;
      await this.pause(false);
    }
    while (this.#pause) await this.#pause.ended;
    if (this.#isDead) await never();
  }

  /** What had to be undone is. */
  buried(): Promise<unknown> {
    return this.#burial;
  }
}

interface OpenTransaction {
  undo: () => Promise<void>;
}

function never(): Promise<never> {
  return new Promise(() => {});
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/** The database's connections, with every statement put to the strand that makes it. */
export function mortal(Real: typeof PrismaPg): typeof PrismaPg {
  return class extends Real {
    override async connect() {
      return mortalAdapter(await super.connect());
    }
  };
}

function mortalAdapter(adapter: Adapter): Adapter {
  return over(adapter, {
    queryRaw: (query) => through(query.sql, () => adapter.queryRaw(query)),
    executeRaw: (query) => through(query.sql, () => adapter.executeRaw(query)),
    startTransaction: async (level) => {
      const strand = currentStrand();
      if (!strand) return adapter.startTransaction(level);
      return strand.statement(false, "BEGIN", async () => mortalTransaction(await adapter.startTransaction(level), strand));
    },
  });
}

function mortalTransaction(transaction: Transaction, strand: Strand): Transaction {
  const open = {
    undo: async () => {
      await transaction.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] });
      await transaction.rollback();
    },
  };
  strand.begun(open);
  return over(transaction, {
    queryRaw: (query) => strand.statement(true, query.sql, () => transaction.queryRaw(query)),
    // of a dead strand it is undone already: the client's own tidying finds nothing left to do
    executeRaw: async (query) =>
      strand.isDead && query.sql === "ROLLBACK" ? 0 : strand.statement(true, query.sql, () => transaction.executeRaw(query)),
    commit: async () => {
      if (!strand.isDead) await transaction.commit().finally(() => strand.ended(open));
    },
    rollback: async () => {
      if (!strand.isDead) await transaction.rollback().finally(() => strand.ended(open));
    },
  });
}

function through<T>(what: string, run: () => Promise<T>): Promise<T> {
  const strand = currentStrand();
  return strand ? strand.statement(false, what, run) : run();
}

/** The same object but for these methods. */
function over<T extends object>(whole: T, methods: Partial<T>): T {
  return new Proxy(whole, {
    get(target, name) {
      if (name in methods) return methods[name as keyof T]; // a name of `methods` is one of T
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
