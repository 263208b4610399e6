import { createServer, connect as dial, type Server, type Socket } from "node:net";

/** Stands between a process and its database, and can fall silent: connections stay open on both sides and nothing passes. */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  #isSilent = false;

  static async open(target: URL): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  private constructor(target: URL) {
    this.#server = createServer((near) => {
      const far = dial(Number(target.port), target.hostname);
      const pair: [Socket, Socket] = [near, far];
      this.#pairs.add(pair);
      for (const [from, to] of [pair, [far, near]] as const) {
        from.on("data", (chunk) => this.#isSilent || to.write(chunk));
        from.on("error", () => {});
        from.on("close", () => {
          this.#pairs.delete(pair);
          if (!this.#isSilent) to.destroy();
        });
      }
    });
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  /** From now on what is sent vanishes, and nobody is told: a cable that was pulled. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** What was cut stays dead; new connections work. */
  recover(): void {
    this.#isSilent = false;
    for (const [, far] of this.#pairs) far.destroy();
  }

  close(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#server.close();
  }
}
