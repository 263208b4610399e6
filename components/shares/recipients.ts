export interface Recipient {
  name: string | null;
  email: string | null;
}

const NAMED_EMAIL = /^(.*?)\s*[<(]\s*([^\s<>()]+@[^\s<>()]+)\s*[>)]$/;
const EMAIL = /^[^\s@<>()]+@[^\s@<>()]+$/;

/**
 * People out of a pasted list: one a line, or between semicolons; also between commas where a line has an email.
 * “Dana Whitlock <dana@client.example>”, an email alone and a name alone are understood; who stands twice is one.
 */
export function readRecipients(text: string): Recipient[] {
  const people = new Map<string, Recipient>();
  for (const entry of text.split(/[\n;]/).flatMap(splitCommas)) {
    const person = readOne(entry);
    if (person) people.set((person.email ?? person.name ?? "").toLowerCase(), person);
  }
  return [...people.values()];
}

/** “Whitlock, Dana” is one person; “dana@x.example, paul@x.example” are two. */
function splitCommas(line: string): string[] {
  return line.includes("@") ? line.split(",") : [line];
}

function readOne(entry: string): Recipient | null {
  const text = entry
    .trim()
    .replace(/^["']|["'],?$/g, "")
    .trim();
  if (!text) return null;
  const [, name, email] = NAMED_EMAIL.exec(text) ?? [];
  if (email) return { name: name?.replace(/^["']|["']$/g, "").trim() || null, email };
  return EMAIL.test(text) ? { name: null, email: text } : { name: text, email: null };
}

/** What a link is told apart by. */
export function recipientWords({ name, email }: Recipient): string {
  return name ?? email ?? "Anyone with the link";
}
