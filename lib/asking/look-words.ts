import type { Look } from "@/lib/asking/look-for";

/** What a person reads of an unconfirmed take: what was done so far and, when nothing more is done by itself, what to do. */
export function lookWords(label: string, look: Look, looks: number, isLast: boolean): string {
  const done = look.state === "no_key" ? outcomeOf(look, label) : `Looked ${times(looks)}: ${outcomeOf(look, label)}`;
  return isLast ? `${done} Look there yourself, then say what happened.` : done;
}

/** The provider's records are gone: nobody can be asked any more. */
export function tooLateWords(label: string): string {
  return `${label} keeps nothing of it any more, so it can’t be asked. Say what happened.`;
}

function outcomeOf(look: Look, label: string): string {
  switch (look.state) {
    case "found":
      return `${label} shows it under an id that is another take’s.`;
    case "absent":
      return `${label} does not show it.`;
    case "unclear":
      return look.candidates > 1 ? `${label} shows ${look.candidates} that may be it.` : `${label} shows one that may be it, but not for sure.`;
    case "unasked":
      return `${label} could not be asked.`;
    case "no_key":
      return `There is no key for ${label} any more, so it can’t be asked.`;
  }
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
