import { z } from "zod";
import { NAME_TEMPLATE, templateTrouble } from "@/lib/clips/clip-name";
import { Selection } from "@/lib/gallery/schema";

/** How takes are to be put into a zip. */
export const ZipOptions = z.strictObject({
  /** Leaves out what is not approved. */
  onlyApproved: z.boolean().default(false),
  /** Whether each clip carries its recipe, as downloads do, or is as it was generated. */
  recipe: z.enum(["embedded", "none"]).default("embedded"),
  /** The template of file names. */
  name: z
    .string()
    .default(NAME_TEMPLATE)
    .superRefine((template, issues) => {
      const trouble = templateTrouble(template);
      if (trouble) issues.addIssue({ code: "custom", message: trouble });
    }),
});
export type ZipOptions = z.output<typeof ZipOptions>;

/** What goes into a zip: the takes that were selected: in the order they are named in, or the older first. */
export const MakeZip = ZipOptions.extend({ selection: Selection });
export type MakeZip = z.output<typeof MakeZip>;
