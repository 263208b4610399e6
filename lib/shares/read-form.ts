import type { z } from "zod";
import { mediaType, readJson, readText } from "@/lib/api/read-json";

const FORM_MAX_BYTES = 16 * 1024;

/** True for what a plain form sends, without a script. */
export function isForm(request: Request): boolean {
  return mediaType(request) === "application/x-www-form-urlencoded";
}

/** Reads a body that a script sends as JSON and a plain form as a form. Throws as `readJson` does. */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  if (!isForm(request)) return readJson(request, schema);
  return schema.parse(Object.fromEntries(new URLSearchParams(await readText(request, FORM_MAX_BYTES))));
}
