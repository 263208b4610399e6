import process from "node:process";

let said = 0;

/** Words that no other journey has said, nor an earlier try of this one: what is found by them belongs to this try alone. */
export function fresh(words: string): string {
  said += 1;
  return `${words} ${process.pid.toString(36)}${said.toString(36)}`;
}
