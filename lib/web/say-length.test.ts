import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { LENGTH_HEADER } from "@/lib/http/serve-object";
import { sayLength } from "@/lib/web/say-length";

function responseWith(headers: Record<string, string>): ServerResponse {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sayLength(response);
  return response;
}

test("a length that a handler said reaches the browser", () => {
  expect({ ...responseWith({ [LENGTH_HEADER]: "42" }).getHeaders() }).toEqual({ "content-length": "42" });
});

test("but not that of what was compressed since, and none where none was said", () => {
  expect({ ...responseWith({ [LENGTH_HEADER]: "42", "content-encoding": "gzip" }).getHeaders() }).toEqual({ "content-encoding": "gzip" });
  expect({ ...responseWith({ vary: "x" }).getHeaders() }).toEqual({ vary: "x" });
});
