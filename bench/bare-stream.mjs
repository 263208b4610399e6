// What serving a file costs at least: a file stream piped into the answer, whole or in one range.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import process from "node:process";

const file = process.env.FILE ?? "";
const { size } = statSync(file);

createServer((request, response) => {
  const match = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = match ? Number(match[1]) : 0;
  const end = match?.[2] ? Number(match[2]) : size - 1;
  const headers = { "content-type": "video/mp4", "content-length": end - start + 1, "accept-ranges": "bytes" };
  response.writeHead(match ? 206 : 200, match ? { ...headers, "content-range": `bytes ${start}-${end}/${size}` } : headers);
  createReadStream(file, { start, end }).pipe(response);
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
