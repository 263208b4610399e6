import { expect, test } from "vitest";
import { getJson } from "@/lib/http/get-json";

const answering =
  (body: BodyInit | null, status = 200): typeof fetch =>
  async () =>
    new Response(body, { status });
const broken =
  (first: string): typeof fetch =>
  async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(first));
          controller.error(new Error("reset"));
        },
      }),
    );

test("JSON is parsed", async () => {
  expect(await getJson(answering('{"code":200}'), "https://x.example")).toMatchObject({ status: 200, body: { code: 200 } });
});

test("what is no JSON leaves the status and the words", async () => {
  expect(await getJson(answering("<h1>Bad gateway</h1>", 502), "https://x.example")).toMatchObject({
    status: 502,
    body: undefined,
    text: "<h1>Bad gateway</h1>",
  });
});

test("no body at all is no JSON", async () => {
  expect(await getJson(answering(null, 204), "https://x.example")).toMatchObject({ status: 204, body: undefined, text: "" });
});

test("a body that breaks off leaves the status standing", async () => {
  expect(await getJson(broken('{"data":{"id":"a"}'), "https://x.example")).toMatchObject({ status: 200, body: undefined });
});

test("an endless body is not read to its end", async () => {
  const endless: typeof fetch = async () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) }));
  expect(await getJson(endless, "https://x.example", {}, 256 * 1024)).toMatchObject({ status: 200, body: undefined });
});
