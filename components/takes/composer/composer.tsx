"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useDeferredValue, useMemo, useRef } from "react";
import { PresetButton } from "@/components/presets/preset-button";
import { usePresetMenu } from "@/components/presets/use-preset-menu";
import { useProject } from "@/components/projects/shown-project";
import { usePreferences } from "@/components/shell/preferences";
import { AddressField } from "@/components/takes/composer/address-field";
import type { Size } from "@/components/takes/composer/crop";
import { EndStillField } from "@/components/takes/composer/end-still-field";
import { focusField } from "@/components/takes/composer/focus-field";
import { PromptField } from "@/components/takes/composer/prompt-field";
import { ProviderChoice } from "@/components/takes/composer/provider-choice";
import { ProviderGroup } from "@/components/takes/composer/provider-group";
import { RecipeNotes } from "@/components/takes/composer/recipe-notes";
import { isOver, roomFor } from "@/components/takes/composer/room";
import { PressBar, Spend } from "@/components/takes/composer/spend";
import { RecentStills } from "@/components/takes/composer/still-choices";
import { StillField } from "@/components/takes/composer/still-field";
import { WHOLE } from "@/components/takes/composer/trouble";
import type { ComposerState } from "@/components/takes/composer/use-composer";
import { useComposerDeeds } from "@/components/takes/composer/use-composer-deeds";
import { useGenerate, warmPress } from "@/components/takes/composer/use-generate";
import { useRecipeFile } from "@/components/takes/composer/use-recipe-file";
import { useSpending } from "@/components/takes/composer/use-spending";
import { later } from "@/components/ui/later";
import { DropOverlay } from "@/components/uploads/drop-overlay";
import { useFilePaste } from "@/components/uploads/use-file-paste";
import type { Settings } from "@/lib/providers/provider";
import { BUDGETS_KEY } from "@/lib/query-keys";
import type { ProviderForm } from "@/lib/settings/loaders";
import { NEGATIVE_PROMPT_MAX, PROMPT_MAX } from "@/lib/takes/limits";
import type { StillView, TakeView } from "@/lib/takes/view";

const BothGroup = later(() => import("@/components/takes/composer/both-group").then((module) => module.BothGroup));

const FitsNote = later(() => import("@/components/takes/composer/fits-note").then((module) => module.FitsNote));

const SampleRow = later(() => import("@/components/takes/composer/sample-row").then((module) => module.SampleRow));

const OriginNote = later(() => import("@/components/takes/make/origin-note").then((module) => module.OriginNote));

interface ComposerProps {
  state: ComposerState;
  forms: readonly ProviderForm[];
  recent: readonly StillView[];
  onStarted: (takes: TakeView[]) => void;
}

/** Where takes are made: a still, what moves, at which provider, for how much. */
export function Composer({ state, forms, recent, onStarted }: ComposerProps) {
  const { draft, calm, crop, change, still, endStill, samples, parts, form, settings, sent } = state;
  const [first, second] = parts;
  const router = useRouter();
  const client = useQueryClient();
  const lines = useMemo(() => parts.map(({ line }) => line), [parts]);
  const { hasGrace } = usePreferences();
  const spending = useSpending(lines.some(({ isFree }) => !isFree));
  const room = useMemo(() => roomFor(spending, lines, draft.count), [spending, lines, draft.count]);
  const root = useRef<HTMLFormElement>(null);
  const goTo = useCallback((name: string) => root.current && focusField(root.current, name), []);
  const { phase, held, word, takeBack, trouble, press } = useGenerate({
    project: useProject(),
    draft,
    change,
    parts,
    room,
    still,
    endStill,
    hasGrace,
    onStarted,
    onPriceChanged: router.refresh,
    onOverBudget: () => void client.invalidateQueries({ queryKey: BUDGETS_KEY }),
    focusField: goTo,
  });

  const presets = usePresetMenu({ state, forms });
  useComposerDeeds({ state, forms, root, press });
  const recipe = useRecipeFile({ draft, change, still, endStill });
  useFilePaste(recipe.addStill, still.addAddress);

  function warm() {
    warmPress();
    PressBar.warm();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void press();
  }

  const { refusal, losses, dismiss } = recipe;
  const others = useMemo(
    () => (
      <>
        <RecipeNotes refusal={refusal} losses={losses} onDismiss={dismiss} />
        <div className="row row-wrap">
          <AddressField slot={still} />
          <RecentStills stills={recent} currentId={still.still?.id} onChoose={still.choose} />
        </div>
        {still.isEmpty && recent.length === 0 && <SampleRow samples={samples} />}
      </>
    ),
    [refusal, losses, dismiss, still, recent, samples],
  );
  const fitEndStill = useCallback((isFit: boolean) => change(({ fit }) => ({ fit: { ...fit, endStill: isFit } })), [change]);
  const measureEndStill = useCallback(
    (measured: StillView, size: Size) => change((held) => (held.endStill?.id === measured.id ? { endStill: { ...held.endStill, ...size } } : {})),
    [change],
  );
  const write = useCallback((prompt: string) => change({ prompt }), [change]);
  const leaveOut = useCallback((negativePrompt: string) => change({ negativePrompt }), [change]);
  const count = useCallback((takes: number) => change({ count: takes }), [change]);
  // what a setting says of the crop follows the setting
  const cropSettings = useDeferredValue(settings);
  const set = useCallback(
    (next: Settings) => change(({ changed }) => ({ changed: { ...changed, [form.provider]: { ...changed[form.provider], ...next } } })),
    [change, form.provider],
  );

  return (
    <>
      {/* a press before React listens would send the form the old way */}
      <form
        ref={root}
        className="composer"
        aria-label="New takes"
        noValidate
        inert={!state.isLoaded}
        onPointerEnter={warm}
        onFocus={warm}
        onSubmit={submit}
      >
        {/* the server draws it empty, to be read at once; the draft comes with the browser, and each field begins with it */}
        <div key={state.isLoaded ? "kept" : "empty"} className="composer-scroll">
          <div className="composer-col">
            <StillField
              slot={still}
              form={form}
              settings={cropSettings}
              crop={crop}
              error={trouble.stillId}
              onFile={recipe.addStill}
              onCrop={change}
              others={others}
            />
            <EndStillField
              slot={endStill}
              sent={sent}
              isFit={draft.fit.endStill}
              onFit={fitEndStill}
              error={trouble.endStillId}
              onMeasured={measureEndStill}
            />
            <PromptField
              name="prompt"
              label="Prompt"
              placeholder="What happens in the picture, and how it moves."
              value={draft.prompt}
              max={PROMPT_MAX}
              error={trouble.prompt}
              onChange={write}
            />
          </div>
          <div className="composer-col">
            <PresetButton {...presets.opener} />
            <ProviderChoice forms={forms} draft={calm} change={change} />
            {second ? (
              <BothGroup a={first} b={second} draft={calm} change={change} trouble={trouble} />
            ) : (
              <ProviderGroup part={first} draft={calm} trouble={trouble} onSettings={set} onSeed={change} onCount={count} />
            )}
            <div className="group">
              <PromptField
                name="negativePrompt"
                label="Leave out"
                placeholder="What should not appear"
                isSmall
                value={draft.negativePrompt}
                max={NEGATIVE_PROMPT_MAX}
                error={trouble.negativePrompt}
                onChange={leaveOut}
              />
            </div>
          </div>
        </div>
        {draft.origin && <OriginNote draft={draft} settings={settings} fields={form.fields} onDrop={() => change({ origin: null })} />}
        {isOver(room) && <FitsNote parts={parts} room={room} change={change} />}
        <Spend
          lines={lines}
          count={draft.count}
          room={room}
          phase={phase}
          held={held}
          word={word}
          onTakeBack={takeBack}
          uploadPercent={still.upload?.percent ?? endStill.upload?.percent ?? 100}
          error={trouble[WHOLE]}
        />
      </form>
      {presets.panel}
      <DropOverlay
        places={[
          { id: "still", title: "Still", hint: "The clip starts on this picture.", onFile: recipe.addStill, onAddress: still.addAddress },
          { id: "endStill", title: "End still", hint: "The clip ends on this picture.", onFile: recipe.addEndStill, onAddress: endStill.addAddress },
          {
            id: "recipe",
            title: "Recipe",
            hint: "An MP4 from Dailies fills the form as it was for this take.",
            onFile: recipe.addStill,
            type: "video/mp4",
          },
        ]}
      />
    </>
  );
}
