// What a callback handler costs at least: read the body, insert one row, answer.
import { createServer } from "node:http";
import process from "node:process";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  "CREATE TABLE IF NOT EXISTS bench_receipt (id bigserial PRIMARY KEY, token text NOT NULL, body text NOT NULL, at timestamptz NOT NULL DEFAULT now())",
);

createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    await pool.query("INSERT INTO bench_receipt (token, body) VALUES ($1, $2)", [request.url, Buffer.concat(chunks).toString()]);
    response.writeHead(200).end();
  });
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
