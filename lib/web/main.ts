import { createServer, type Server } from "node:http";
import process from "node:process";
import next from "next";
import { closeDb } from "@/lib/db";
import { env } from "@/lib/env";
import { isDatabaseUp } from "@/lib/health/check";
import { log } from "@/lib/log";
import { parseTrust } from "@/lib/web/client-address";
import { uploadOrigins } from "@/lib/web/outside-origins";
import { createEvents } from "@/lib/web/serve-events";
import { createWebServer } from "@/lib/web/server";

/** Requests that are being answered get this long to end after the studio was asked to stop. */
const FINISH_WITHIN_MS = 8_000;
/** The supervisor does not start a program again whose settings are wrong. */
const EXIT_SETTINGS = 78;

const isDev = process.argv.includes("--dev");

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(EXIT_SETTINGS);
});

async function start(): Promise<void> {
  const settings = env();
  const gate = {
    isDev,
    trust: parseTrust(settings.TRUSTED_PROXY),
    publicUrl: settings.PUBLIC_URL,
    uploadOrigins: uploadOrigins(settings),
  };
  // Next puts its listener for upgrades on the server it is given. This one listens to nothing: we pass on what we allow.
  const upgrades = createServer();
  const app = next({ dev: isDev, dir: process.cwd(), hostname: settings.HOST, port: settings.PORT, httpServer: upgrades });
  await app.prepare();
  const events = createEvents(settings.DATABASE_URL);
  const server = createWebServer({
    gate,
    pages: app.getRequestHandler(),
    events: events.serve,
    isAway: async () => !events.isLive() && !(await isDatabaseUp()),
    upgrade: isDev ? (...args) => upgrades.emit("upgrade", ...args) : null,
  });
  await listen(server, settings.PORT, settings.HOST);
  log().info({ host: settings.HOST, port: settings.PORT }, "pages are served");
  process.send?.({ ready: true });

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await events.stop();
    await close(server);
    await app.close();
    await closeDb();
    log().info("pages are no longer served");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Takes no new connection, lets what runs end, and cuts the rest at the deadline. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
