import type { PresetOpener } from "@/components/presets/use-preset-menu";
import { Bookmark, ChevronDown } from "@/components/ui/icons";

/** Opens the team's presets, at the corner of what they set. */
export function PresetButton({ anchor, isOpen, onPress }: PresetOpener) {
  return (
    <button ref={anchor} type="button" className="btn btn-ghost btn-sm preset-place" aria-expanded={isOpen} onClick={onPress}>
      <Bookmark className="icon" />
      Presets
      <ChevronDown className="icon" />
    </button>
  );
}
