import type { Metadata } from "next";
import { ClosedPage } from "@/components/guest/closed-page";

export const metadata: Metadata = { title: { absolute: "Clips to review" }, robots: { index: false, follow: false, noarchive: true } };

/** A link with nothing behind it: our web server shows it, with status 404, in the place of every link that is not open. */
export default function NoLinkPage() {
  return <ClosedPage />;
}
