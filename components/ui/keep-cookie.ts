const YEAR_MS = 31_536_000_000;

/** Keeps a choice for the server's next first answer. Where there is no store of cookies (plain http by name) it lasts as long as the page. */
export function keepCookie(name: string, value: string): void {
  void window.cookieStore?.set({ name, value, expires: Date.now() + YEAR_MS, sameSite: "lax" });
}
