import type { ChildProcess } from "node:child_process";
import process from "node:process";
import { freePort, launch, printed, stopLaunched } from "@/bench/studio";

/** A plain server of node:http to compare with, in a process of its own. */
export interface BareServer {
  url: string;
  pid: number;
  child: ChildProcess;
  stop: () => Promise<void>;
}

/** `insert`: one INSERT for each request. `stream`: one file, whole or in ranges. `hello`: an empty page. */
export async function openBare(kind: "insert" | "stream" | "hello", variables: Record<string, string> = {}): Promise<BareServer> {
  const port = await freePort();
  const child = launch([`bench/bare-${kind}.mjs`], process.execPath, { PORT: String(port), ...variables });
  await printed(child, /ready/);
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, child, stop: () => stopLaunched(child) };
}
