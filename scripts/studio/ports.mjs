import { createServer } from "node:net";

/** Why the port can't be bound: the system's code, or null when it can. */
export function whyTaken(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code ?? "UNKNOWN"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

export async function isFree(port, host) {
  return (await whyTaken(port, host)) === null;
}

/** The first free port from the wanted one on, within a few; else any. */
export async function freePortNear(wanted, host = "127.0.0.1") {
  for (let port = wanted; port < wanted + 40 && port < 65_536; port++) {
    if (await isFree(port, host)) return port;
  }
  return anyFreePort(host);
}

export function anyFreePort(host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The address by which a server that listens there is reached from this machine. */
export function addressOf({ HOST, PORT }) {
  const host = ["0.0.0.0", "::", ""].includes(HOST) ? "127.0.0.1" : HOST;
  return `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`;
}
