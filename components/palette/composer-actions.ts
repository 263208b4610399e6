import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { valueWords } from "@/components/form/settings";
import type { PaletteAction } from "@/components/palette/palette-actions";
import type { ComposerState } from "@/components/takes/composer/use-composer";
import { ImagePlay, Shuffle, SlidersHorizontal, Sparkles } from "@/components/ui/more-icons";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";
import { TAKES_KEY } from "@/lib/query-keys";
import type { ProviderForm } from "@/lib/settings/loaders";
import { SAMPLES } from "@/lib/stills/samples";
import type { TakePage, TakeView } from "@/lib/takes/view";

export interface ComposerDeeds {
  state: ComposerState;
  forms: readonly ProviderForm[];
  /** The form as it stands in the page. */
  root: HTMLFormElement | null;
  press: () => void;
  client: QueryClient;
}

/** What can be done with the form: press it for what its button says, fill it, set each of its values. */
export function composerActions(deeds: ComposerDeeds): PaletteAction[] {
  return [...generate(deeds), ...vary(deeds), ...samples(deeds), ...providers(deeds), ...values(deeds), ...counts(deeds)];
}

/** Only as the button stands, with its price. */
function generate({ root, press }: ComposerDeeds): PaletteAction[] {
  const button = submitOf(root);
  if (!button || button.ariaDisabled === "true") return [];
  return [
    {
      id: "generate",
      group: "Actions",
      title: button.textContent.replace(/\s+/g, " ").trim(),
      words: "generate press spend takes",
      icon: Sparkles,
      keyId: "generate",
      run: press,
    },
  ];
}

/** Spends nothing: the recipe stands in the form, and the button says what it would cost. */
function vary({ state, root, client }: ComposerDeeds): PaletteAction[] {
  const newest = newestClip(client);
  if (!newest) return [];
  return [
    {
      id: "vary",
      group: "Actions",
      title: "Vary the newest take",
      detail: `${newest.slate} T${newest.number} in the form, with a new seed`,
      words: "again repeat seed recipe",
      icon: Shuffle,
      run: () => {
        state.takeOver(newest);
        state.change({ isSeedLocked: false });
        submitOf(root)?.focus();
      },
    },
  ];
}

function samples({ state }: ComposerDeeds): PaletteAction[] {
  return SAMPLES.map((sample) => ({
    id: `sample-${sample.id}`,
    group: "Actions",
    title: `Use the sample “${sample.title}”`,
    words: `still picture ${sample.alt}`,
    icon: ImagePlay,
    isQuiet: true,
    run: async () => void (await state.samples.take(sample)),
  }));
}

/** By the form's own choice, which carries over what means the same and says what does not. */
function providers({ root }: ComposerDeeds): PaletteAction[] {
  const choices = root?.querySelectorAll<HTMLInputElement>('[data-field="provider"] input[type="radio"]') ?? [];
  return [...choices].map((choice) => ({
    id: `provider-${choice.value}`,
    group: "Settings",
    title: `Provider ${choice.labels?.[0]?.textContent ?? choice.value}`,
    words: "compare a/b",
    icon: SlidersHorizontal,
    isQuiet: true,
    isCurrent: choice.checked,
    run: () => choice.click(),
  }));
}

/** Each value that a person would choose from a list; numbers on a range are set by hand. */
function values({ state: { change, parts } }: ComposerDeeds): PaletteAction[] {
  return parts.flatMap(({ form, settings }) =>
    form.fields
      .filter((field) => !field.isFixed)
      .flatMap((field) =>
        valuesOf(field).map(
          (value): PaletteAction => ({
            id: `set-${form.provider}-${field.name}-${value}`,
            group: "Settings",
            title: `${field.title} ${valueWords(field, value)}`,
            ...(parts.length > 1 && { detail: form.label }),
            words: form.label,
            icon: SlidersHorizontal,
            isQuiet: true,
            isCurrent: (settings[field.name] ?? field.default) === value,
            run: () => change(({ changed }) => ({ changed: { ...changed, [form.provider]: { ...changed[form.provider], [field.name]: value } } })),
          }),
        ),
      ),
  );
}

function valuesOf(field: FieldSpec): Settings[string][] {
  if (field.kind === "boolean") return [true, false];
  return field.choices?.map((choice) => choice.value) ?? [];
}

/** The counts that one has by hand. */
const COUNTS = [1, 2, 4, 8];

function counts({ state: { draft, change } }: ComposerDeeds): PaletteAction[] {
  return COUNTS.map((count) => ({
    id: `count-${count}`,
    group: "Settings",
    title: count === 1 ? "1 take" : `${count} takes`,
    words: "takes count number",
    icon: SlidersHorizontal,
    isQuiet: true,
    isCurrent: draft.count === count,
    run: () => change({ count }),
  }));
}

function submitOf(root: HTMLFormElement | null): HTMLButtonElement | null {
  return root?.querySelector<HTMLButtonElement>("button[type=submit]") ?? null;
}

/** The newest clip among the takes that this page has loaded. */
function newestClip(client: QueryClient): TakeView | undefined {
  const lists = client.getQueriesData<InfiniteData<TakePage>>({ queryKey: [...TAKES_KEY, "list"] });
  const takes = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.data) ?? []);
  return takes.filter((take) => take.clip).sort((one, other) => other.createdAt.localeCompare(one.createdAt))[0];
}
