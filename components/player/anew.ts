/** The same file under an address that was not asked for before. */
export function anew(address: string): string {
  const url = new URL(address);
  url.searchParams.set("try", String(Number(url.searchParams.get("try") ?? 1) + 1));
  return url.href;
}
