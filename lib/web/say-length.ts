import type { ServerResponse } from "node:http";
import { LENGTH_HEADER } from "@/lib/http/serve-object";

/**
 * Next drops Content-Length from what handlers answer, so that a download would show no progress and a range no size: they say it by
 * another name, which becomes the real one here. Call it when the head is about to be sent. A body that was compressed on the way has another length.
 */
export function sayLength(response: ServerResponse): void {
  const length = response.getHeader(LENGTH_HEADER);
  if (length === undefined) return;
  response.removeHeader(LENGTH_HEADER);
  if (!response.hasHeader("content-encoding")) response.setHeader("content-length", length);
}
