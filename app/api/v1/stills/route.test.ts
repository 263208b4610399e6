import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/stills/route";
import { StillResponse } from "@/lib/api/schema";
import { asNobody, makeCaller, params, type Sent } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

const STILLS = "/api/v1/stills";
let call: (path: string, sent?: Sent) => Request;
let picture: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  call = await makeCaller();
  picture = new Uint8Array(
    await sharp({ create: { width: 320, height: 180, channels: 3, background: "#c84" } })
      .jpeg()
      .toBuffer(),
  );
});

function form(file: Uint8Array<ArrayBuffer>, name = "fig.jpg", field = "file"): FormData {
  const body = new FormData();
  body.append(field, new Blob([file], { type: "image/jpeg" }), name);
  return body;
}

async function send(sent: Sent): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await POST(call(STILLS, sent), params({}));
  return { status: response.status, body: await response.json() };
}

/** A multipart body by hand, to be sent as no library would. */
function multipart(...parts: string[]): Sent {
  return { body: parts.join("\r\n"), headers: { "content-type": "multipart/form-data; boundary=cut" } };
}

describe("sending a still", () => {
  it("answers 201 with the still, to be fetched by its address", async () => {
    const { status, body } = await send({ body: form(picture) });
    expect(status).toBe(201);
    expect(StillResponse.parse(body)).toMatchObject({
      width: 320,
      height: 180,
      name: "fig.jpg",
      url: expect.stringMatching(/^\/api\/media\/stills\//),
    });
  });

  it.each([
    ["a text in a picture's clothes", () => form(new TextEncoder().encode("not a picture at all, just words")), 415],
    ["an SVG", () => form(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>')), 415],
    ["half a picture", () => form(picture.slice(0, 300)), 422],
    ["an empty file", () => form(new Uint8Array()), 422],
  ])("refuses %s and keeps nothing", async (_what, body, status) => {
    const before = await db().still.count();
    const answer = await send({ body: body() });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      error: { message: expect.stringMatching(/\.$/), ...(status === 422 && { fields: { file: expect.any(String) } }) },
    });
    expect(await db().still.count()).toBe(before);
  });

  it("refuses more than 25 MB, announced or not", async () => {
    const big = new Uint8Array(25 * 1024 * 1024 + 1);
    expect(await send({ body: form(big) })).toMatchObject({ status: 413, body: { error: { code: "too_large" } } });
    expect(await send({ body: form(picture), headers: { "content-length": String(40 * 1024 * 1024) } })).toMatchObject({ status: 413 });
  });

  it("stops reading a file that never ends", async () => {
    const head = new TextEncoder().encode(
      '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
    );
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent === 0 ? head : new Uint8Array(1024 * 1024));
        sent += 1;
      },
    });
    expect(await send({ body: endless, headers: { "content-type": "multipart/form-data; boundary=cut" } })).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(32);
  });

  it.each([
    ["no file at all", () => ({ body: new FormData() }), 422],
    ["the file in another field", () => ({ body: form(picture, "fig.jpg", "picture") }), 422],
    ["the file as text", () => multipart("--cut", 'Content-Disposition: form-data; name="file"', "", "words", "--cut--", ""), 422],
    ["a field beside it", () => multipart("--cut", 'Content-Disposition: form-data; name="note"', "", "words", "--cut--", ""), 422],
    [
      "a body that breaks off",
      () => multipart("--cut", 'Content-Disposition: form-data; name="file"; filename="a.jpg"', "Content-Type: image/jpeg", "", "\u00ff\u00d8"),
      400,
    ],
    ["a body with no boundary", () => ({ body: "x", headers: { "content-type": "multipart/form-data" } }), 400],
    ["no body", () => ({ method: "POST", headers: { "content-type": "multipart/form-data; boundary=cut" } }), 400],
    ["JSON with the file in it", () => ({ body: { file: "aGk=" } }), 422],
    ["an address that is none", () => ({ body: { address: "a picture of a cat" } }), 422],
    ["an address of this machine", () => ({ body: { address: "http://127.0.0.1:5432/a.jpg" } }), 422],
    ["an address that is no web address", () => ({ body: { address: "file:///etc/passwd" } }), 422],
    ["the bare picture", () => ({ body: picture, headers: { "content-type": "image/jpeg" } }), 415],
  ])("refuses %s", async (_what, sent: () => Sent, status) => {
    expect(await send(sent())).toMatchObject({ status, body: { error: { message: expect.stringMatching(/\.$/) } } });
  });

  it("refuses two files by the field, and keeps neither", async () => {
    const before = await db().still.count();
    const body = form(picture);
    body.append("file", new Blob([picture]), "second.jpg");
    expect(await send({ body })).toMatchObject({ status: 422, body: { error: { fields: { file: expect.any(String) } } } });
    expect(await db().still.count()).toBe(before);
  });

  it("needs the scope to write, before a byte of the file is read", async () => {
    const reader = await makeCaller(["read", "spend"]);
    expect((await POST(reader(STILLS, { body: form(picture) }), params({}))).status).toBe(403);
    expect((await POST(asNobody(STILLS, { body: form(picture) }), params({}))).status).toBe(401);
  });
});
