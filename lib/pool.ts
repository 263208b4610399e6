import pg from "pg";

/** A new connection is there after so long, or not at all. */
const CONNECT_MS = 5_000;
/** An answer that takes longer will not come: the other end is gone without a word. Nothing that goes over a pool takes nearly as long. */
const ANSWER_MS = 8_000;
/**
 * Whoever waited for a lock must then see what its last holder committed: room for a create, what a budget has left, a press that was sent
 * twice. No stricter default of a server, a role or an address may stand in the way.
 */
const LEVEL = "-c default_transaction_isolation=read\\ committed";

interface PoolOptions {
  /** Connections at most. */
  max: number;
  /** Shown beside its connections in the database's own list. */
  name: string;
}

/**
 * Connections to the database that recover by themselves, from a link that went silent too: what waits on such a connection fails within
 * seconds, the connection is given up with it, and the next query opens another. The server for its part ends a transaction that nobody
 * goes on with, so that a lost process holds no lock for long.
 */
export function openPool(connectionString: string, { max, name }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withLevel(connectionString),
    max,
    application_name: `dailies ${name}`,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    statement_timeout: ANSWER_MS,
    idle_in_transaction_session_timeout: ANSWER_MS * 2,
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_MS,
  });
  // a connection that broke while idle has left the pool already; without a listener its error would end the process
  pool.on("error", () => {});
  pool.on("connect", giveUpWhenSilent);
  return pool;
}

/** What the address itself asks of the server stays. */
function withLevel(connectionString: string): string {
  const url = new URL(connectionString);
  url.searchParams.set("options", [...url.searchParams.getAll("options"), LEVEL].join(" "));
  return url.href;
}

/** A query that was given up still stands before all others on its connection: those would wait for ever. */
function giveUpWhenSilent(client: pg.PoolClient): void {
  client.on("error", () => {});
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown; // one signature in place of a dozen
  const askInTime = (...args: unknown[]) => {
    const from = performance.now();
    const answer = ask(...args);
    if (answer instanceof Promise) {
      answer.catch(() => {
        if (performance.now() - from >= ANSWER_MS) void (client as pg.PoolClient & { end: () => Promise<void> }).end().catch(() => {}); // a pooled client is a client
      });
    }
    return answer;
  };
  client.query = askInTime as typeof client.query;
}
