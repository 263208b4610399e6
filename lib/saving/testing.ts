import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createSafeFetch } from "@/lib/http/safe-fetch";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A vendor's host that answers as a test says. */
export interface TestHost {
  url: string;
  send: typeof fetch;
  /** The ranges that were asked for, in order; null for the whole. */
  asked: (string | null)[];
  answer: Answer;
  /** A folder that is not there yet. */
  folder: () => string;
}

/** Call it at the top of a test file. Each folder is gone at its end. */
export function useHost(): TestHost {
  const host: TestHost = { url: "", send: fetch, asked: [], answer: (_, response) => response.writeHead(404).end(), folder: () => "" };
  let root = "";
  const server = createServer((request, response) => {
    host.asked.push(request.headers.range ?? null);
    host.answer(request, response);
  });
  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), "dailies-saving-"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    host.url = `http://${at}/clip.mp4?signature=one`;
    host.send = createSafeFetch({ allow: [at] });
    host.folder = () => path.join(root, randomUUID());
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true, force: true });
  });
  return host;
}

/** Sends so many of the bytes and hangs up. */
export function hangUpAfter(response: ServerResponse, bytes: Uint8Array): void {
  response.write(bytes, () => response.socket?.end());
}
