import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { fetchOutput } from "@/lib/saving/fetch-output";
import { OutputError } from "@/lib/saving/output-error";
import { PACE } from "@/lib/saving/pace";
import { hangUpAfter, useHost } from "@/lib/saving/testing";
import { StorageFullError } from "@/lib/storage/storage";

const host = useHost();
const BYTES = randomBytes(300_000);
const HALF = BYTES.subarray(0, 150_000);
const ETAG = '"one"';
/** Long enough for a busy machine, far below a test's patience. */
const IMPATIENT = { ...PACE, headersMs: 1_000, windowMs: 1_000, leastBytes: 1_000 };

beforeEach(() => {
  host.asked.length = 0;
});

const fetchInto = (folder: string, options: Parameters<typeof fetchOutput>[2] = {}) => fetchOutput(host.url, folder, { send: host.send, ...options });

async function troubleOf(folder: string, options: Parameters<typeof fetchOutput>[2] = {}): Promise<OutputError> {
  const error = await fetchInto(folder, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OutputError);
  return error as OutputError;
}

const headersOfRest = (start: number, more: Record<string, string | number> = {}) => ({
  etag: ETAG,
  "content-range": `bytes ${start}-${BYTES.length - 1}/${BYTES.length}`,
  "content-length": BYTES.length - start,
  ...more,
});

/** A folder with half of the bytes in it: the connection broke after exactly so many. */
async function afterHalf(headers: Record<string, string> = { etag: ETAG }): Promise<string> {
  const folder = host.folder();
  const chunks = [new Uint8Array(HALF)];
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const chunk = chunks.pop();
        if (chunk) controller.enqueue(chunk);
        else controller.error(new Error("the connection broke"));
      },
    },
    { highWaterMark: 0 },
  );
  const send = async () => new Response(broken, { headers: { ...headers, "content-length": String(BYTES.length) } });
  host.asked.push(null);
  expect((await troubleOf(folder, { send })).cameBytes).toBe(HALF.length);
  return folder;
}

describe("a download that was cut", () => {
  test("goes on from what came, though the address is signed anew", async () => {
    const folder = await afterHalf();
    host.answer = (request, response) => {
      expect(request.headers["if-range"]).toBe(ETAG);
      response.writeHead(206, headersOfRest(HALF.length)).end(BYTES.subarray(HALF.length));
    };
    const { path, bytes, cameBytes } = await fetchOutput(host.url.replace("one", "two"), folder, { send: host.send });
    expect(host.asked).toEqual([null, `bytes=${HALF.length}-`]);
    expect([bytes, cameBytes]).toEqual([BYTES.length, BYTES.length - HALF.length]);
    expect((await readFile(path)).equals(BYTES)).toBe(true);
  });

  test("and came whole is not asked for again", async () => {
    const folder = host.folder();
    host.answer = (_, response) => response.end(BYTES);
    await fetchInto(folder);
    expect(await fetchInto(folder)).toMatchObject({ bytes: BYTES.length, cameBytes: 0 });
    expect(host.asked).toHaveLength(1);
  });

  test("goes on by a date that is old enough to be sure", async () => {
    const modified = "Tue, 01 Sep 2026 10:00:00 GMT";
    const folder = await afterHalf({ "last-modified": modified, date: "Tue, 01 Sep 2026 10:01:00 GMT" });
    host.answer = (request, response) => {
      expect(request.headers["if-range"]).toBe(modified);
      response.writeHead(206, headersOfRest(HALF.length)).end(BYTES.subarray(HALF.length));
    };
    expect((await fetchInto(folder)).bytes).toBe(BYTES.length);
  });

  test.each([
    ["a weak tag", { etag: 'W/"one"' }],
    ["nothing that says what it is", {}],
    ["a host that knows no ranges", { etag: ETAG, "accept-ranges": "none" }],
    ["a date of this very minute", { "last-modified": "Tue, 01 Sep 2026 10:00:00 GMT", date: "Tue, 01 Sep 2026 10:00:59 GMT" }],
  ] as [string, Record<string, string>][])("begins anew with %s", async (_, headers) => {
    const folder = await afterHalf(headers);
    host.answer = (__, response) => response.end(BYTES);
    expect(await fetchInto(folder)).toMatchObject({ bytes: BYTES.length, cameBytes: BYTES.length });
    expect(host.asked).toEqual([null, null]);
  });

  test("begins anew from a 200 for another file, and from another address", async () => {
    const other = randomBytes(1_000);
    const folder = await afterHalf();
    host.answer = (_, response) => response.writeHead(200, { etag: '"two"', "content-length": other.length }).end(other);
    const { path } = await fetchInto(folder);
    expect((await readFile(path)).equals(other)).toBe(true);
    const elsewhere = await fetchOutput(host.url.replace("clip", "other"), folder, { send: host.send });
    expect(host.asked).toEqual([null, `bytes=${HALF.length}-`, null]);
    expect(elsewhere.cameBytes).toBe(other.length);
  });

  test.each([
    ["begins elsewhere", headersOfRest(0)],
    ["is of another length", headersOfRest(HALF.length, { "content-range": `bytes ${HALF.length}-${BYTES.length}/${BYTES.length + 1}` })],
    ["does not reach the end", headersOfRest(HALF.length, { "content-range": `bytes ${HALF.length}-200000/${BYTES.length}` })],
    ["is of another file", headersOfRest(HALF.length, { etag: '"two"' })],
    ["does not say what it is", { etag: ETAG, "content-type": "multipart/byteranges; boundary=x" }],
    ["is packed", headersOfRest(HALF.length, { "content-encoding": "gzip" })],
  ] as [string, Record<string, string | number>][])("is given up for a new beginning when the rest %s", async (_, headers) => {
    const folder = await afterHalf();
    host.answer = (__, response) => hangUpAfter(response.writeHead(206, headers), Buffer.from("x"));
    expect((await troubleOf(folder)).message).toBe("The provider’s store sent another part than was asked for.");
    host.answer = (__, response) => response.end(BYTES);
    expect(await fetchInto(folder)).toMatchObject({ cameBytes: BYTES.length });
    expect(host.asked).toEqual([null, `bytes=${HALF.length}-`, null]);
  });

  test.each([416, 412])("is given up for a new beginning when the host answers %i", async (status) => {
    const folder = await afterHalf();
    host.answer = (_, response) => response.writeHead(status).end();
    await troubleOf(folder);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  test("keeps what came through an outage and a 404", async () => {
    const folder = await afterHalf();
    for (const status of [404, 503]) {
      host.answer = (_, response) => response.writeHead(status).end();
      expect((await troubleOf(folder)).isGone).toBe(status === 404);
    }
    host.answer = (_, response) => response.writeHead(206, headersOfRest(HALF.length)).end(BYTES.subarray(HALF.length));
    expect((await fetchInto(folder)).cameBytes).toBe(BYTES.length - HALF.length);
  });
});

describe("a host that lies", () => {
  test("with a part that nobody asked for is not believed", async () => {
    host.answer = (_, response) => response.writeHead(206, headersOfRest(HALF.length)).end(BYTES.subarray(HALF.length));
    expect((await troubleOf(host.folder())).message).toBe("The provider’s store sent a part that nobody asked for.");
  });

  test("with no bytes gives no clip, whatever length it says", async () => {
    for (const headers of [{ "content-length": "0" }, { "transfer-encoding": "chunked" }]) {
      host.answer = (_, response) => response.writeHead(200, headers).end();
      expect((await troubleOf(host.folder())).message).toBe("The file is empty.");
    }
  });

  test("with more than any clip is stopped by its word, or by counting", async () => {
    const folder = host.folder();
    host.answer = (_, response) => response.writeHead(200, { "content-length": 2_000 }).end(Buffer.alloc(2_000));
    expect(await troubleOf(folder, { mostBytes: 1_999 })).toMatchObject({ isTooLarge: true });
    host.answer = (_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(10_000)));
      };
      response.on("drain", pour);
      pour();
    };
    expect(await troubleOf(folder, { mostBytes: 1_000_000 })).toMatchObject({ isTooLarge: true });
  });

  test("by packing the bytes is unpacked", async () => {
    host.answer = (_, response) => {
      const packed = gzipSync(BYTES);
      response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length, etag: ETAG }).end(packed);
    };
    const { path } = await fetchInto(host.folder());
    expect((await readFile(path)).equals(BYTES)).toBe(true);
  });

  test("by sending itself round in circles is asked four times, and once more only at the next try", async () => {
    host.answer = (_, response) => response.writeHead(302, { location: host.url }).end();
    await troubleOf(host.folder());
    expect(host.asked).toHaveLength(4);
  });

  test.each(["https://127.0.0.1/clip.mp4", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd"])(
    "by sending us to %s gets nowhere",
    async (location) => {
      host.answer = (_, response) => response.writeHead(302, { location }).end();
      expect((await troubleOf(host.folder())).message).toBe("The provider’s store could not be reached.");
      expect(host.asked).toHaveLength(1);
    },
  );
});

describe("a host that is slow", () => {
  test("to answer is given up", async () => {
    host.answer = () => {};
    expect((await troubleOf(host.folder(), { pace: IMPATIENT })).message).toContain("too slowly");
  });

  test("and stops, or trickles, is given up, and what came is kept", async () => {
    for (const everyMs of [null, 20]) {
      const folder = host.folder();
      host.answer = (_, response) => {
        response.writeHead(200, { etag: ETAG, "content-length": BYTES.length }).write(HALF);
        const timer = everyMs !== null && setInterval(() => response.write(Buffer.alloc(1)), everyMs);
        response.once("close", () => timer && clearInterval(timer));
      };
      const { message, cameBytes } = await troubleOf(folder, { pace: IMPATIENT });
      expect(message).toContain("too slowly");
      expect(cameBytes).toBeGreaterThanOrEqual(HALF.length);
    }
  });

  test("for longer than one try may take goes on in the next", async () => {
    const folder = host.folder();
    host.answer = (_, response) => response.writeHead(200, { etag: ETAG, "content-length": BYTES.length }).write(HALF);
    await troubleOf(folder, { pace: { ...PACE, wholeMs: 1_000 } });
    host.answer = (_, response) => response.writeHead(206, headersOfRest(HALF.length)).end(BYTES.subarray(HALF.length));
    expect((await fetchInto(folder)).cameBytes).toBe(BYTES.length - HALF.length);
  });
});

describe("our own disk", () => {
  test("is asked for room before a byte is kept, and again on the way", async () => {
    const asked: number[] = [];
    const large = randomBytes(3_500_000);
    host.answer = (_, response) => response.writeHead(200, { "content-length": large.length }).end(large);
    await fetchInto(host.folder(), { onRoom: async (bytes) => void asked.push(bytes) });
    expect(asked[0]).toBe(large.length);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    const full = async () => {
      throw new StorageFullError();
    };
    await expect(fetchInto(host.folder(), { onRoom: full })).rejects.toThrow(StorageFullError);
  });

  test("is not taken for the vendor's host when it fails", async () => {
    host.answer = (_, response) => response.end(BYTES);
    await expect(fetchInto("/dev/null/save-x")).rejects.toMatchObject({ code: "ENOTDIR" });
  });
});
