"use server";

import { z } from "zod";
import { action } from "@/lib/next/action";
import { cropStill } from "@/lib/stills/crop";
import { fitStill } from "@/lib/stills/fit";
import { keepFrame } from "@/lib/stills/from-frame";
import { canOpenHeic } from "@/lib/stills/heic";
import { CropStill, FitStill, KeepFrame, UseSample } from "@/lib/stills/schema";
import { useSample } from "@/lib/stills/use-sample";

export const canOpenHeicAction = action(z.strictObject({}), canOpenHeic);
export const cropStillAction = action(CropStill, cropStill);
export const fitStillAction = action(FitStill, fitStill);
export const keepFrameAction = action(KeepFrame, keepFrame);
export const useSampleAction = action(UseSample, useSample);
