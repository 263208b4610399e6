import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { studio } from "@/e2e/studio";
import { photograph } from "@/e2e/studio-page";
import type { StillView, TakeView } from "@/lib/takes/view";

const tokens = new Map<string, Promise<string>>();

/** A token that may do everything, of which this worker's journeys share one. */
export function ownersToken(): Promise<string> {
  const { url } = studio();
  const known = tokens.get(url) ?? tokenByCommand("journeys", "read,write,spend");
  tokens.set(url, known);
  return known;
}

/** A token made as an operator makes one: by the command line, while the studio runs. */
export async function tokenByCommand(name: string, scopes: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/run.mjs", "cli", "token", "create", "--name", name, "--scope", scopes], {
    cwd: path.join(import.meta.dirname, ".."),
    env: { ...process.env, DATA_DIR: studio().dataDir, DATABASE_URL: "" },
  });
  return stdout.trim().split("\n").at(-1) ?? "";
}

/** The REST interface with one token. Answers come as they are; `json` reads one that has to be good. */
export function rest(token: string, url = studio().url) {
  const send = (pathname: string, init: RequestInit = {}) =>
    fetch(`${url}${pathname}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const json = async <T>(pathname: string, init: RequestInit = {}, status = 200): Promise<T> => {
    const answer = await send(pathname, init);
    const text = await answer.text();
    expect(answer.status, text).toBe(status);
    return JSON.parse(text) as T; // the interface's own answer
  };
  const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const start = async (body: Record<string, unknown>): Promise<TakeView[]> =>
    (await json<{ takes: TakeView[] }>("/api/v1/takes", post(body), 202)).takes;
  return {
    send,
    json,
    post,
    start,
    sendStill: (name: string): Promise<StillView> => json("/api/v1/stills", { method: "POST", body: formWith(name) }, 201),
    ended: async (takeId: string): Promise<TakeView> => {
      const read = () => json<TakeView>(`/api/v1/takes/${takeId}`);
      await expect.poll(async () => (await read()).finishedAt, { timeout: 45_000 }).not.toBeNull();
      return read();
    },
  };
}

function formWith(name: string): FormData {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(readFileSync(photograph(name)))], { type: "image/jpeg" }), `${name}.jpg`);
  return form;
}
