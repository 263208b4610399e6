import { z } from "zod";

/** A file as the browser announces it. */
export const Announced = z.object({ name: z.string(), size: z.number(), type: z.string() });
export type Announced = z.output<typeof Announced>;

/** What the router says of an upload to itself: it goes to the ingest with the keys and comes back when the bytes are there. */
export const UploadMetadata = z.object({ memberId: z.string(), files: z.array(Announced) });
export type UploadMetadata = z.output<typeof UploadMetadata>;
