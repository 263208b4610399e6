import http from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

// For tests: what the SDK finds in a browser and in Next, over a real socket.

type Handler = (request: Request) => Promise<Response>;

/** A server that hands requests to handlers as Next does: streamed, and with an address that always says localhost. */
export async function serve(handler: Handler): Promise<{ origin: string; port: number; close: () => Promise<void> }> {
  const server = http.createServer((incoming, outgoing) => void answer(handler, incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(handler: Handler, incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const request = new Request(`http://localhost:3000${incoming.url}`, {
    method,
    headers: incoming.headers as Record<string, string>,
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" }),
  } as RequestInit);
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) for await (const chunk of response.body) outgoing.write(chunk);
  outgoing.end();
}

/** As much of XMLHttpRequest as the SDK's client uses, over node:http. */
export class StandInXhr {
  responseType = "";
  status = 0;
  statusText = "";
  response: unknown = null;
  readonly upload = new EventTarget();
  readonly #events = new EventTarget();
  readonly #headers = new Headers();
  #url = "";
  #method = "GET";
  #request: http.ClientRequest | undefined;

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  addEventListener(name: string, listener: () => void): void {
    this.#events.addEventListener(name, listener);
  }

  abort(): void {
    this.#request?.destroy();
  }

  send(body: FormData): void {
    void this.#send(body);
  }

  async #send(form: FormData): Promise<void> {
    const coded = new Response(form);
    const bytes = Buffer.from(await coded.arrayBuffer());
    const headers = { ...Object.fromEntries(this.#headers), "content-type": coded.headers.get("content-type") ?? "", "content-length": bytes.length };
    const request = http.request(this.#url, { method: this.#method, headers }, (response) => void this.#hear(response));
    this.#request = request;
    request.on("error", () => this.#events.dispatchEvent(new Event("error")));
    for (let sent = 0; sent < bytes.length && !request.destroyed; ) {
      const chunk = bytes.subarray(sent, sent + 256 * 1024);
      await new Promise<void>((resolve) => request.write(chunk, () => resolve()));
      sent += chunk.length;
      this.upload.dispatchEvent(Object.assign(new Event("progress"), { loaded: sent, total: bytes.length }));
    }
    request.end();
  }

  async #hear(response: http.IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    this.status = response.statusCode ?? 0;
    this.statusText = response.statusMessage ?? "";
    const text = Buffer.concat(chunks).toString();
    this.response = text ? JSON.parse(text) : null;
    this.#events.dispatchEvent(new Event("load"));
  }
}
