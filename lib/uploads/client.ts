import { generateReactHelpers } from "@uploadthing/react";
import type { StillRouter } from "@/lib/uploads/router";

const { uploadFiles } = generateReactHelpers<StillRouter>({ url: "/api/uploadthing" });

/** The way of a picture from the browser to the studio. Loaded when a picture is there, not with the page. Throws the SDK's error: see `uploadMessage`. */
export async function uploadStill(file: File, { signal, onPercent }: { signal: AbortSignal; onPercent: (percent: number) => void }) {
  const [sent] = await uploadFiles("still", {
    files: [file],
    signal,
    onUploadProgress: ({ progress }) => onPercent(Math.min(100, Math.floor(progress))),
  });
  return sent?.serverData ?? null;
}

const CUT = "The connection broke off. Add the same file again: it goes on where it stopped.";

/** What to tell a person of an error of `uploadStill`: the studio's own sentence, and never one of the SDK's about itself. */
export function uploadMessage(error: { code: string; message: string; data?: unknown; cause?: unknown }): string {
  const said = textIn(error.data, "error") ?? textIn(inside(error.cause, "error"), "message");
  if (said) return said;
  // These two are the SDK's own words for a request that got no answer.
  return error.code === "INTERNAL_CLIENT_ERROR" || error.code === "UPLOAD_FAILED" ? CUT : error.message;
}

function textIn(value: unknown, name: string): string | null {
  const text = inside(value, name);
  return typeof text === "string" ? text : null;
}

function inside(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && !(value instanceof Error)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
