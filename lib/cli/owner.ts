import { NewOwner } from "@/lib/access/schema";
import { createOwner } from "@/lib/access/setup";
import { type Command, UsageError } from "@/lib/cli/command";
import { readOptions } from "@/lib/cli/options";
import type { Terminal } from "@/lib/cli/terminal";
import { env } from "@/lib/env";

export const ownerCreate: Command = {
  name: "owner create",
  usage: "owner create --email EMAIL --name NAME [--password-stdin]",
  does: "Makes the owner. The password is asked for, read from standard input, or taken from OWNER_PASSWORD.",
  async run(args, terminal) {
    const { values } = readOptions(args, {
      email: { type: "string" },
      name: { type: "string" },
      "password-stdin": { type: "boolean", default: false },
    });
    if (!values.email || !values.name) throw new UsageError("Give the owner an address and a name: --email EMAIL --name NAME");
    const password = await readPassword(values["password-stdin"], terminal);
    const input = NewOwner.safeParse({ email: values.email, name: values.name, password });
    if (!input.success) {
      const [issue] = input.error.issues;
      throw new UsageError(`${String(issue?.path[0] ?? "input")}: ${issue?.message}`);
    }
    const owner = await createOwner(input.data);
    terminal.out(`${owner.name} (${owner.email}) is the owner now.`);
    return 0;
  },
};

async function readPassword(isPiped: boolean, terminal: Terminal): Promise<string> {
  if (isPiped) return (await terminal.readInput()).replace(/\r?\n$/, "");
  const given = env().OWNER_PASSWORD;
  if (given) return given;
  const typed = await terminal.askSecret("Password (at least 12 characters): ");
  if (typed === null) throw new UsageError("Nobody can type a password here: use --password-stdin, or set OWNER_PASSWORD.");
  if (typed !== (await terminal.askSecret("Once more: "))) throw new UsageError("The two passwords are not the same.");
  return typed;
}
