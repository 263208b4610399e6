// What a Node server costs at least: one page without anything.
import { createServer } from "node:http";
import process from "node:process";

createServer((_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>")).listen(
  Number(process.env.PORT),
  "127.0.0.1",
  () => console.log("ready"),
);
