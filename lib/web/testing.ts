import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A door before a database that a test can shut: the same address, with nobody behind it meanwhile. */
export interface DatabaseDoor {
  url: string;
  shut: () => Promise<void>;
  open: () => Promise<void>;
}

/** Puts a door before the database at this address. Shut it when the test ends. */
export async function putDoorBefore(databaseUrl: string): Promise<DatabaseDoor> {
  const target = new URL(databaseUrl);
  const passing = new Set<Socket>();
  let port = 0;
  let server = createServer();

  const open = async () => {
    server = createServer((inside) => {
      const outside = connect(Number(target.port || 5432), target.hostname);
      for (const [one, other] of [
        [inside, outside],
        [outside, inside],
      ] as const) {
        passing.add(one);
        one.pipe(other);
        one.on("error", () => other.destroy());
        one.on("close", () => {
          passing.delete(one);
          other.destroy();
        });
      }
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  };

  await open();
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.href,
    open,
    async shut() {
      const closed = once(server, "close");
      server.close();
      for (const socket of passing) socket.destroy();
      await closed;
    },
  };
}
