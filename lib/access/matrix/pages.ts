import { newBatch, newReel, newShare, next } from "@/lib/access/matrix/rows";
import type { Row } from "@/lib/access/matrix/table";
import { invite } from "@/lib/invitations/invite";

/** Who may open each page. What a page needs to be there stands in `params`. A new one is one line here. */
export const PAGES: Record<string, Row> = {
  "/": "open",
  "/setup": "open",
  "/sign-in": "open",
  "/join/[token]": [
    "open",
    async ({ owner }) => ({
      params: { token: (await invite(owner, { role: "reviewer", email: `for${next()}@dailies.test` })).path.slice("/join/".length) },
    }),
  ],
  "/studio": "read",
  "/studio/sheet": "read",
  "/studio/batches/[id]": ["read", async (world, by) => ({ params: { id: await newBatch(world, by) } })],
  "/gallery": "read",
  "/projects": "read",
  "/reels": "read",
  "/reels/[id]": ["read", async (world) => ({ params: { id: await newReel(world) } })],
  "/settings": "read",
  "/shares": "read",
  "/shots": ["read", () => ({ goesTo: "/shots/" })],
  "/shots/[shotId]": ["read", ({ shotId }) => ({ params: { shotId } })],
  "/s": "open",
  "/s/[token]": ["open", async (world) => ({ params: { token: (await newShare(world)).token } })],
  "/g/[shareId]": "view",
  "/g/[shareId]/embed": "open",
};

/** The files that are answered with as they are, to anybody. */
export const FILES = [
  "app/icon.svg",
  "public/door/*.md",
  "public/door/*.webp",
  "public/icon-news.svg",
  "public/samples/*.jpg",
  "public/share-card.png",
  "public/samples/*.md",
  "public/samples/*.webp",
  "public/theme.js",
];
