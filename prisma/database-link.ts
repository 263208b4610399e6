import { connect, createServer, type Socket } from "node:net";

/** A line to the tests' database that can be cut. */
export interface DatabaseLink {
  /** The database's address by way of this line. */
  url: string;
  /** Every connection breaks, and no new one can be made. */
  cut: () => void;
  /** Nothing is passed on any more, and nobody is told: what is open stays half-open for ever, what is new hears nothing. */
  silence: () => void;
  /** New connections work again. */
  mend: () => void;
  close: () => Promise<void>;
}

export async function openDatabaseLink(databaseUrl: string): Promise<DatabaseLink> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: "whole" | "cut" | "silent" = "whole";
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  };
  const server = createServer((near) => {
    keep(near);
    if (state === "cut") return near.destroy();
    if (state === "silent") return near.pause();
    const far = connect(Number(target.port), target.hostname);
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" ? address?.port : "");
  return {
    url: url.href,
    cut() {
      state = "cut";
      for (const socket of sockets) socket.destroy();
    },
    silence() {
      state = "silent";
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend() {
      state = "whole";
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
