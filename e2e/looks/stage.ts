import { existsSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { sampleOf } from "@/e2e/looks/rows";
import { NOW } from "@/e2e/looks/takes";
import { photograph } from "@/e2e/studio-page";
import type { LineageTake } from "@/lib/lineage/view";
import type { TakeView } from "@/lib/takes/view";

/** Pictures and clips, of members and of guests: named by what they are of. */
const PICTURE = /\/api\/(?:media\/)?(?:stills|takes)\/([^/?]+)(?:[?]|$|\/(?:poster|sprite|still|clip|frames))|\/api\/(reels)\/[^/]+\/video\/poster/;
/** Of no sample's name: a reel. */
const OTHERS = "peaks";

function chainLink({ id: takeId, slate, number, status, provider, clip }: TakeView): LineageTake {
  return {
    takeId,
    slate,
    number,
    status,
    provider,
    pictureUrl: clip?.posterUrl ?? "",
    thumbhash: "",
    width: clip?.width ?? 0,
    height: clip?.height ?? 0,
    origins: [],
  };
}

/** Shows pages at one moment, with a photograph for every picture and no film: one would look otherwise each time. */
export async function standStill(page: Page): Promise<void> {
  await page.clock.setFixedTime(NOW);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.route(PICTURE, (route) => {
    const url = route.request().url();
    if (url.includes("/clip")) return;
    const named = PICTURE.exec(url)?.[1] ?? "";
    const sample = sampleOf(named) ?? named.replace(/-.*/, "");
    return route.fulfill({ contentType: "image/jpeg", body: readFileSync(photograph(existsSync(photograph(sample)) ? sample : OTHERS)) });
  });
}

/** Shows the studio at one moment, with these takes and no others, whatever its database holds. */
export async function stage(page: Page, takes: readonly TakeView[]): Promise<void> {
  await standStill(page);
  await page.route(/\/api\/v1\/takes(\?|$)/, (route) => route.fulfill({ json: { data: takes, nextCursor: null } }));
  await page.route(/\/api\/v1\/takes\/[^/?]+$/, (route) => {
    const take = takes.find(({ id }) => route.request().url().endsWith(`/${id}`));
    return take ? route.fulfill({ json: take }) : route.fulfill({ status: 404, json: { error: { code: "not_found", message: "It is gone." } } });
  });
  await page.route(/\/api\/queue\?/, (route) => {
    const places = Object.fromEntries(takes.flatMap(({ id, queue }) => (queue ? [[id, queue]] : [])));
    return route.fulfill({ json: places });
  });
  // its chain: made of nothing, and promoted once
  await page.route(/\/api\/takes\/[^/]+\/lineage$/, (route) => {
    const [take, later] = takes.filter(({ clip }) => clip).map(chainLink);
    const after = later && take ? [{ ...later, origins: [{ takeId: take.takeId, how: "promoted", frame: null }] }] : [];
    return route.fulfill({ json: { before: [], take, after, isCut: { before: false, after: false } } });
  });
}
