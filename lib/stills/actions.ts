"use server";

import { action } from "@/lib/next/action";
import { cropStill } from "@/lib/stills/crop";
import { keepFrame } from "@/lib/stills/from-frame";
import { CropStill, KeepFrame, UseSample } from "@/lib/stills/schema";
import { useSample } from "@/lib/stills/use-sample";

export const cropStillAction = action(CropStill, cropStill);
export const keepFrameAction = action(KeepFrame, keepFrame);
export const useSampleAction = action(UseSample, useSample);
