import type { ProviderSettingView } from "@/lib/settings/data";

const VARIABLES = { wavespeed: "WAVESPEED_API_KEY", eachlabs: "EACHLABS_API_KEY" } as const;

/** Why a provider is live or the sandbox, in a sentence or two. */
export function modeWords({ provider, keySource, label }: Pick<ProviderSettingView, "provider" | "keySource" | "label">): string {
  switch (keySource) {
    case "settings":
      return "Live, with the key kept here. Takes are real and cost money.";
    case "variable":
      return `Live, with the key from the variable ${VARIABLES[provider]}. Takes are real and cost money. A key kept here wins over the variable.`;
    case "unreadable":
      return "A key was kept here, but this server can’t read it any more.";
    case "none":
      return `Sandbox, because there is no key. Clips are camera moves over the still, marked SANDBOX, and cost nothing. A key makes ${label} live.`;
  }
}

/** What removing the key that is kept here leads to. */
export function removalWords({ provider, label }: Pick<ProviderSettingView, "provider" | "label">): string {
  return `New takes go to the sandbox, or use ${VARIABLES[provider]} if that variable is set. Takes that ${label} is still working on wait until there is a key again: nothing is lost.`;
}
