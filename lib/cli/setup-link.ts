import { ownerFromEnv, setupLink } from "@/lib/access/setup";
import type { Command } from "@/lib/cli/command";
import { readOptions } from "@/lib/cli/options";

export const setupLinkCommand: Command = {
  name: "setup-link",
  usage: "setup-link",
  does: "Prints the path of a new one-time link that makes the owner; nothing once there is one. Makes the owner of OWNER_EMAIL and OWNER_PASSWORD first.",
  isHidden: true,
  async run(args, { out, err }) {
    readOptions(args, {});
    const owner = await ownerFromEnv();
    if (owner) err(`${owner.email} is the owner now, by OWNER_EMAIL and OWNER_PASSWORD.`);
    const link = await setupLink();
    if (link) out(link.path);
    return 0;
  },
};
