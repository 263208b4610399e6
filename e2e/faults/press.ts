import { createServer } from "node:http";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import { POST } from "@/app/api/v1/takes/route";
import { env } from "@/lib/env";

// The route that starts takes, in a process of its own: in the fault build it can be killed between the commit and the answer, which the pages' build can't.
const server = createServer(async (request, response) => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  headers.set("x-dailies-client", "127.0.0.1");
  const asked = new Request(`http://127.0.0.1:${env().PORT}${request.url}`, { method: "POST", headers, body: new Uint8Array(await buffer(request)) });
  const answer = await POST(asked, { params: Promise.resolve({}) });
  response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
});
server.listen(env().PORT, "127.0.0.1", () => process.send?.({ ready: true }));
process.on("SIGTERM", () => process.exit(0));
