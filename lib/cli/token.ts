import { listTokens } from "@/lib/access/data";
import { ownerActor } from "@/lib/access/owner-actor";
import { NewToken } from "@/lib/access/schema";
import { createToken, revokeToken } from "@/lib/access/tokens";
import { type Command, UsageError } from "@/lib/cli/command";
import { readOptions } from "@/lib/cli/options";

export const tokenCreate: Command = {
  name: "token create",
  usage: "token create --name NAME --scope read,write,spend",
  does: "Makes an API token that acts for the owner. It is shown this once, alone on the last line.",
  async run(args, { out }) {
    const { values } = readOptions(args, { name: { type: "string" }, scope: { type: "string", multiple: true } });
    if (!values.name?.trim()) throw new UsageError("Give the token a name: --name NAME");
    const scopes = values.scope?.flatMap((list) => list.split(/[\s,]+/)).filter(Boolean) ?? [];
    const input = NewToken.safeParse({ name: values.name, scopes });
    if (!input.success) throw new UsageError(input.error.issues[0]?.message ?? "The token can't be made like this.");
    const owner = await ownerActor();
    const { secret, token } = await createToken(owner, input.data);
    out(`Token “${token.name}” (${token.id}) acts for ${owner.name}: ${token.scopes.join(", ")}. Keep it now, it is not shown again.`);
    out(secret);
    return 0;
  },
};

export const tokenList: Command = {
  name: "token list",
  usage: "token list",
  does: "Lists the tokens, newest first, without what they are.",
  async run(args, { out, err }) {
    readOptions(args, {});
    const tokens = await listTokens(await ownerActor());
    if (tokens.length === 0) err("There are no tokens yet. Make one with: token create --name NAME --scope read");
    for (const { id, hint, name, scopes, createdAt, lastUsedAt, revokedAt } of tokens) {
      const state = revokedAt ? `revoked ${day(revokedAt)}` : lastUsedAt ? `last used ${day(lastUsedAt)}` : "never used";
      out([id, `${hint}…`, scopes.join(","), `made ${day(createdAt)}`, state, name].join("  "));
    }
    return 0;
  },
};

export const tokenRevoke: Command = {
  name: "token revoke",
  usage: "token revoke ID",
  does: "Ends a token at once.",
  async run(args, { out }) {
    const { positionals } = readOptions(args, {}, 1);
    await revokeToken(await ownerActor(), { tokenId: positionals[0] ?? "" });
    out("The token is revoked.");
    return 0;
  },
};

function day(moment: string): string {
  return moment.slice(0, 10);
}
