import type { QueryClient } from "@tanstack/react-query";
import type { PaletteAction } from "@/components/palette/palette-actions";
import { presetWords } from "@/components/presets/apply-preset";
import { applyPreset, type PresetForm } from "@/components/presets/use-presets";
import { Bookmark } from "@/components/ui/icons";
import { presetsQuery } from "@/lib/presets/queries";

/** The team's presets as lines of the palette, each of which goes into the form. */
export async function presetActions(client: QueryClient, form: PresetForm): Promise<PaletteAction[]> {
  const presets = await client.fetchQuery(presetsQuery());
  return presets.map((preset) => ({
    id: `preset-${preset.id}`,
    group: "Presets",
    title: preset.name,
    detail: presetWords(preset, form.forms),
    words: `preset apply ${preset.by ?? ""}`,
    icon: Bookmark,
    run: () => applyPreset(preset, form),
  }));
}
