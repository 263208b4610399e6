import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./root.mjs";
import { Trouble } from "./say.mjs";

/** Parses the variables with the studio's own schema, which Node 24 can load as it is. Throws a Trouble that names what is wrong. */
export async function checkSettings(variables) {
  const { parseEnv } = await import(pathToFileURL(path.join(root, "lib", "env.ts")));
  try {
    // The embedded database's address is not known yet.
    return parseEnv({ ...variables, DATABASE_URL: variables.DATABASE_URL || "postgresql://embedded" });
  } catch (error) {
    throw new Trouble(error.message);
  }
}
