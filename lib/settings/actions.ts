"use server";

import { action } from "@/lib/next/action";
import { checkKey } from "@/lib/settings/check-key";
import { removeKey } from "@/lib/settings/remove-key";
import { ProviderRef, SetKey, SetLimits, SetPrices } from "@/lib/settings/schema";
import { setKey } from "@/lib/settings/set-key";
import { setLimits } from "@/lib/settings/set-limits";
import { setPrices } from "@/lib/settings/set-prices";

export const setKeyAction = action(SetKey, setKey);
export const removeKeyAction = action(ProviderRef, removeKey);
export const checkKeyAction = action(ProviderRef, checkKey);
export const setLimitsAction = action(SetLimits, setLimits);
export const setPricesAction = action(SetPrices, setPrices);
