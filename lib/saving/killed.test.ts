import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { fetchOutput } from "@/lib/saving/fetch-output";
import { useHost } from "@/lib/saving/testing";

const host = useHost();
const BYTES = randomBytes(5_000_000);
const ETAG = '"one"';

test("a process that is killed in the middle of a download leaves what it flushed, and the next goes on from there", async () => {
  const folder = host.folder();
  await mkdir(folder);
  const program = path.join(folder, "fetch.mjs");
  const at = new URL(host.url).host;
  const fetching = `import { createSafeFetch } from "@/lib/http/safe-fetch";
    import { fetchOutput } from "@/lib/saving/fetch-output";
    await fetchOutput(${JSON.stringify(host.url)}, ${JSON.stringify(path.join(folder, "save"))}, { send: createSafeFetch({ allow: [${JSON.stringify(at)}] }) });`;
  const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
  const stdin = { contents: fetching, resolveDir: process.cwd() };
  await build({ stdin, banner, bundle: true, platform: "node", format: "esm", outfile: program, logLevel: "error" });

  // the host never sends the rest, so the process can only be killed in the middle
  host.answer = (_, response) => response.writeHead(200, { etag: ETAG, "content-length": BYTES.length }).write(BYTES.subarray(0, 3_500_000));
  const child = spawn(process.execPath, [program], { stdio: "ignore" });
  const noted = () =>
    readFile(path.join(folder, "save", "partial.json"), "utf8").then(
      (text) => Number(JSON.parse(text).bytes),
      () => 0,
    );
  await expect.poll(noted, { timeout: 60_000 }).toBeGreaterThan(3_000_000);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  expect(await gone).toEqual([null, "SIGKILL"]);

  const kept = await noted();
  host.answer = (request, response) => {
    expect(request.headers["if-range"]).toBe(ETAG);
    const headers = { etag: ETAG, "content-range": `bytes ${kept}-${BYTES.length - 1}/${BYTES.length}`, "content-length": BYTES.length - kept };
    response.writeHead(206, headers).end(BYTES.subarray(kept));
  };
  const fetched = await fetchOutput(host.url, path.join(folder, "save"), { send: host.send });
  expect(host.asked).toEqual([null, `bytes=${kept}-`]);
  expect((await readFile(fetched.path)).equals(BYTES)).toBe(true);
}, 240_000);
