import { readCallback as readEachlabsCallback } from "@/lib/providers/eachlabs/callback";
import { createEachlabs } from "@/lib/providers/eachlabs/client";
import { EACHLABS_MODEL } from "@/lib/providers/eachlabs/model";
import type { Model, ProviderAccess, ProviderId, VideoProvider } from "@/lib/providers/provider";
import { readCallback as readWavespeedCallback } from "@/lib/providers/wavespeed/callback";
import { createWavespeed } from "@/lib/providers/wavespeed/client";
import { WAVESPEED_MODEL } from "@/lib/providers/wavespeed/model";

interface Entry {
  model: Model;
  create: (access: ProviderAccess) => VideoProvider;
  readCallback: VideoProvider["readCallback"];
  /** Callbacks are signed with a secret that the vendor makes, not with one that goes along with each create. */
  hasOwnSecret: boolean;
  /** What a new account may do when live; the sandbox is the same for all. */
  concurrency: number;
  createsPerMinute: number;
  /** Where the sandbox speaks this vendor's dialect. */
  sandboxPath: string;
}

/** All that the studio knows of each vendor. Adapters are reached through here alone. */
const REGISTRY: Record<ProviderId, Entry> = {
  wavespeed: {
    model: WAVESPEED_MODEL,
    create: createWavespeed,
    readCallback: readWavespeedCallback,
    hasOwnSecret: true,
    concurrency: 2,
    createsPerMinute: 5,
    sandboxPath: "/wavespeed/api/v3",
  },
  eachlabs: {
    model: EACHLABS_MODEL,
    create: createEachlabs,
    readCallback: readEachlabsCallback,
    hasOwnSecret: false,
    concurrency: 10,
    createsPerMinute: 100,
    sandboxPath: "/eachlabs/v1",
  },
};

/** A client of one vendor, over the access it is given. */
export function createProvider(id: ProviderId, access: ProviderAccess): VideoProvider {
  return REGISTRY[id].create(access);
}

export function modelOf(id: ProviderId): Model {
  return REGISTRY[id].model;
}

/** Reads a vendor's callbacks without a key. */
export function callbackReaderOf(id: ProviderId): VideoProvider["readCallback"] {
  return REGISTRY[id].readCallback;
}

/** True where the secret that signs callbacks has to be fetched from the vendor. */
export function hasOwnSecret(id: ProviderId): boolean {
  return REGISTRY[id].hasOwnSecret;
}

/** The limits of a new account. */
export function liveLimitsOf(id: ProviderId): { concurrency: number; createsPerMinute: number } {
  const { concurrency, createsPerMinute } = REGISTRY[id];
  return { concurrency, createsPerMinute };
}

export function sandboxPathOf(id: ProviderId): string {
  return REGISTRY[id].sandboxPath;
}
