const NAMES = { wavespeed: "WaveSpeed", eachlabs: "Eachlabs" } as const;

interface ProviderMarkProps {
  provider: keyof typeof NAMES;
  /** Instead of the provider's short name; null for the mark alone (which then says the name aloud). */
  label?: string | null;
  className?: string;
}

/** Who makes a take: a shape and a name (○ WaveSpeed, ◇ Eachlabs), never a brand's colour. */
export function ProviderMark({ provider, label = NAMES[provider], className }: ProviderMarkProps) {
  return (
    <span className={className ? `provider ${className}` : "provider"}>
      <i className={provider === "eachlabs" ? "provider-dot b" : "provider-dot"} aria-hidden="true" />
      {label ?? <span className="sr-only">{NAMES[provider]}</span>}
    </span>
  );
}
