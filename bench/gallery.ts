import pg from "pg";
import { type Figure, note } from "@/bench/figures";
import { timeList } from "@/bench/gallery-list";
import { timeWall } from "@/bench/gallery-wall";
import { seedGallery } from "@/bench/seed-gallery";
import { openStudio } from "@/bench/studio";

const SIZES = [10_000, 100_000];

/** What the gallery asks the server for, and the list by REST, with 10,000 takes and with 100,000. */
export async function benchGallery(): Promise<Figure[]> {
  const studio = await openStudio();
  const database = new pg.Client({ connectionString: studio.databaseUrl });
  await database.connect();
  const figures: Figure[] = [];
  try {
    for (const size of SIZES) {
      note(`${size} takes`);
      await seedGallery(studio.databaseUrl, size);
      figures.push(...(await timeWall(studio, database, size)), ...(await timeList(studio, database, size)));
    }
  } finally {
    await database.end();
    await studio.stop();
  }
  return figures;
}
