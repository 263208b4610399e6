import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  // what is behind a link is nobody's to find, or to name
  title: { absolute: "Clips to review" },
  description: "A link to clips.",
  robots: { index: false, follow: false, noarchive: true, nosnippet: true, noimageindex: true },
};

export default function ShareLayout({ children }: { children: ReactNode }) {
  return children;
}
