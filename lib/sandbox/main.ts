import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { startSandbox } from "@/lib/sandbox/server";

/** The sandbox as a process of its own, at SANDBOX_URL. */
async function main(): Promise<void> {
  const { hostname, port, origin } = new URL(env().SANDBOX_URL);
  const host = hostname.replace(/^\[|\]$/g, "");
  const sandbox = await startSandbox({ dataDir: env().DATA_DIR, host, port: Number(port || 80), publicUrl: origin });
  log().info({ at: origin }, "the sandbox listens");
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await sandbox.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

main().catch((error: unknown) => {
  log().fatal({ err: error }, "the sandbox could not start");
  process.exitCode = 1;
});
