import { glob, readFile } from "node:fs/promises";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..", "..", "..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
/** Files of app/ that answer at an address by their name alone. */
const SPECIAL = /^(icon|apple-icon|favicon|opengraph-image|twitter-image|robots|sitemap|manifest)\d*\.\w+$/;
const PARAM = /\[(\.\.\.)?(\w+)\]/g;

type Params = Record<string, string | string[]>;
export type RouteHandler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
export type Action = (input?: unknown) => Promise<{ ok: true; data: unknown } | { ok: false; error: { code: string; message: string } }>;
export type Page = (props: { params: Promise<Params>; searchParams: Promise<Record<string, string>> }) => unknown;

/** Every method of every route.ts, by "GET /api/takes/[id]/clip". */
export async function walkRoutes(): Promise<Map<string, RouteHandler>> {
  const found = new Map<string, RouteHandler>();
  for await (const file of glob("app/**/route.{ts,tsx}", { cwd: ROOT })) {
    const module = await load<Record<string, RouteHandler>>(file);
    for (const method of METHODS) if (module[method]) found.set(`${method} ${addressOf(file)}`, module[method]);
  }
  return found;
}

/** Every page.tsx, by its address. */
export async function walkPages(): Promise<Map<string, Page>> {
  const found = new Map<string, Page>();
  for await (const file of glob("app/**/page.tsx", { cwd: ROOT })) found.set(addressOf(file), (await load<{ default: Page }>(file)).default);
  return found;
}

/** Every export of every file that says "use server", by "takes/cancelTakeAction". */
export async function walkActions(): Promise<Map<string, Action>> {
  const found = new Map<string, Action>();
  for await (const file of glob("{lib,app,components}/**/*.{ts,tsx}", { cwd: ROOT, exclude: (name) => name.includes(".test.") })) {
    const text = await readFile(path.join(ROOT, file), "utf8");
    if (!/^\s*["']use server["']/m.test(text)) continue;
    const name = file.replace(/^lib\//, "").replace(/\/actions\.tsx?$/, "");
    for (const [key, action] of Object.entries(await load<Record<string, Action>>(file))) found.set(`${name}/${key}`, action);
  }
  return found;
}

/** Every other file that is answered with: those of public/ by their folder, those of app/ that Next knows by name, and a proxy before them all. */
export async function walkFiles(): Promise<string[]> {
  const found = new Set<string>();
  for await (const file of glob("public/**/*.*", { cwd: ROOT }))
    found.add(path.dirname(file) === "public" ? file : `${path.dirname(file)}/*${path.extname(file)}`);
  for await (const file of glob("app/**/*.*", { cwd: ROOT })) if (SPECIAL.test(path.basename(file))) found.add(file);
  for await (const file of glob("{proxy,middleware}.{ts,js,mjs}", { cwd: ROOT })) found.add(file);
  return [...found].sort();
}

/** An address with its parameters filled in. */
export function fill(address: string, params: Record<string, string>): { path: string; params: Params } {
  const filled: Params = {};
  const at = address.replace(PARAM, (_whole, isRest: string | undefined, name: string) => {
    const value = params[name] ?? "none";
    filled[name] = isRest ? [value] : value;
    return encodeURIComponent(value);
  });
  return { path: at, params: filled };
}

function addressOf(file: string): string {
  return `/${path
    .dirname(file)
    .split("/")
    .slice(1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;
}

function load<M>(file: string): Promise<M> {
  return import(path.join(ROOT, file)) as Promise<M>;
}
