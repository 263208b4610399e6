// npm run migration -- NAME: writes the next migration from the difference between the schema now and at the newest migration.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { diffSchemas } from "./migrate.mjs";
import { root } from "./studio/root.mjs";
import { startTestDatabase } from "./studio/test-database.mjs";

const folder = path.join(root, "prisma", "migrations");
const name = process.argv[2]?.toLowerCase().replace(/[^a-z0-9]+/g, "_");
if (!name) {
  console.error("Say what the migration does: npm run migration -- add-notes");
  process.exit(2);
}

const schema = await readFile(path.join(root, "prisma", "schema.prisma"), "utf8");
const newest = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .at(-1);
const before = newest ? await readFile(path.join(folder, newest, "schema.prisma"), "utf8") : null;

const server = await startTestDatabase();
try {
  const sql = await diffSchemas(server.url, before, schema);
  if (!sql.trim() || sql.includes("This is an empty migration")) {
    console.error("The schema is as the newest migration leaves it: there is nothing to write.");
    process.exitCode = 1;
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const target = path.join(folder, `${stamp}_${name}`);
    await mkdir(target);
    await writeFile(path.join(target, "migration.sql"), sql);
    await writeFile(path.join(target, "schema.prisma"), schema);
    console.log(`Wrote ${path.relative(root, target)}. Read it, add by hand what Prisma can't say, and test it.`);
  }
} finally {
  await server.stop();
}
