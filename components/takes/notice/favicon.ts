const WITH_DOT = "/icon-news.svg";
let plain: string | null = null;

/** Puts a dot on the icon in the browser's tab, or takes it away. */
export function dotFavicon(hasNews: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!icon) return;
  plain ??= icon.href;
  const wanted = hasNews ? WITH_DOT : plain;
  if (icon.getAttribute("href") !== wanted && icon.href !== wanted) icon.href = wanted;
}
