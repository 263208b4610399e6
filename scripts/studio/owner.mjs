// The first run: somebody must become the owner.
import path from "node:path";
import process from "node:process";
import pg from "pg";
import { runCommand } from "./command.mjs";
import { addressOf } from "./ports.mjs";
import { root } from "./root.mjs";

/** While there is no owner: makes the one of OWNER_EMAIL and OWNER_PASSWORD, or answers the line with the one-time link. */
export async function welcome(variables, folder) {
  if (await hasOwner(variables.DATABASE_URL)) return null;
  const program = path.join(root, folder, "cli.mjs");
  const printed = await runCommand(process.execPath, [program, "setup-link"], {
    cwd: root,
    env: { ...variables, DAILIES_PROCESS: "cli", LOG_LEVEL: "silent" },
    trouble: "The owner could not be made.",
  });
  const line = printed.trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("/")) return line || null;
  return `Open this link once, within 24 hours, to become the owner:\n  ${variables.PUBLIC_URL ? new URL(variables.PUBLIC_URL).origin : addressOf(variables)}${line}`;
}

async function hasOwner(url) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT EXISTS (SELECT 1 FROM member WHERE role = 'owner') AS has`);
    return rows[0].has;
  } finally {
    await client.end();
  }
}
