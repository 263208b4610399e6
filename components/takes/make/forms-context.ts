"use client";

import { createContext, useContext } from "react";
import type { ProviderForm } from "@/lib/settings/loaders";

export interface StudioForms {
  forms: readonly ProviderForm[];
  /** False for those who look only. */
  canSpend: boolean;
}

const FormsContext = createContext<StudioForms>({ forms: [], canSpend: false });

/** Gives every page what a take can be asked for and costs, so that one can be made wherever a take is seen. */
export const FormsProvider = FormsContext.Provider;

export function useForms(): StudioForms {
  return useContext(FormsContext);
}
