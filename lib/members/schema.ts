import { z } from "zod";

const isOn = z.boolean({ error: "Choose on or off." }).optional();

/** What is left out stays as it is. */
export const SetPreferences = z.strictObject({ hasGrace: isOn, hasSingleKeys: isOn });
export type SetPreferences = z.output<typeof SetPreferences>;
