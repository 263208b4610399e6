import process from "node:process";
import { benchBundle } from "@/bench/bundle";
import { benchCallbacks } from "@/bench/callbacks";
import { benchEngine } from "@/bench/engine";
import { benchFeed } from "@/bench/feed";
import { type Figure, printFigures } from "@/bench/figures";
import { benchGallery } from "@/bench/gallery";
import { benchScroll } from "@/bench/gallery-scroll";
import { benchLab } from "@/bench/lab";
import { benchPlayable } from "@/bench/playable";
import { benchServing } from "@/bench/serving";
import { benchStart } from "@/bench/start";
import { benchZip } from "@/bench/zip";

const BENCHES: Record<string, () => Promise<Figure[]>> = {
  playable: benchPlayable,
  engine: benchEngine,
  callbacks: benchCallbacks,
  feed: benchFeed,
  gallery: benchGallery,
  scroll: benchScroll,
  serving: benchServing,
  zip: benchZip,
  start: benchStart,
  bundle: benchBundle,
  lab: benchLab,
};

const asked = process.argv.slice(2);
const names = asked[0] === "all" ? Object.keys(BENCHES) : asked;
if (names.length === 0 || names.some((name) => !(name in BENCHES))) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(" | ")} | all`);
  process.exit(2);
}
for (const name of names) printFigures(name, (await BENCHES[name]?.()) ?? []);
process.exit(0);
