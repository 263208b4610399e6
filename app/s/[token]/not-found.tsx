import type { Metadata } from "next";
import { ClosedPage } from "@/components/guest/closed-page";

export const metadata: Metadata = { title: "Not open" };

export default function LinkNotFound() {
  return <ClosedPage />;
}
