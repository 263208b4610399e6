import type { IconComponent } from "@/components/ui/icon";
import { Grid3x3, ImagePlus, Rows3 } from "@/components/ui/icons";
import { ClipboardPaste } from "@/components/ui/more-icons";

const WAYS: readonly { icon: IconComponent; title: string; words: string }[] = [
  {
    icon: ImagePlus,
    title: "Add your stills",
    words: "Forty at once, dropped anywhere, as a folder, or named in a CSV. Each gets a row and goes up behind.",
  },
  { icon: ClipboardPaste, title: "Paste the prompts", words: "Choose the first cell of the column and paste what you copied from a spreadsheet." },
  { icon: Rows3, title: "One to one", words: "Each still with its own prompt; what is missing is filled down." },
  {
    icon: Grid3x3,
    title: "Every combination",
    words: "Each still, with the end still beside it, with each prompt and each seed. The button says how many that is.",
  },
];

/** How an empty sheet is filled. */
export function SheetHint() {
  return (
    <ul className="sheet-hint">
      {WAYS.map(({ icon: Icon, title, words }) => (
        <li key={title}>
          <Icon className="icon" aria-hidden="true" />
          <span>
            <b className="strong">{title}.</b> {words}
          </span>
        </li>
      ))}
    </ul>
  );
}
