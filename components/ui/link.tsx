"use client";

import { useRouter } from "next/navigation";
import { type AnchorHTMLAttributes, type MouseEvent, useEffect } from "react";

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  /** False leaves the page where it is scrolled to. */
  scroll?: boolean;
  /** False asks for nothing before the press: where there are many. */
  prefetch?: boolean;
}

/** A way to another page of the studio, gone without loading everything anew. The framework's own knows cases that no page here has, at 2.5 KB a page. */
export function Link({ href, scroll = true, prefetch = true, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  useEffect(() => {
    if (prefetch) router.prefetch(href);
  }, [router, href, prefetch]);

  function go(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const isForBrowser = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0 || rest.target !== undefined;
    if (event.defaultPrevented || isForBrowser) return;
    event.preventDefault();
    router.push(href, { scroll });
  }

  return <a {...rest} href={href} onClick={go} />;
}
