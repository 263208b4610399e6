// Runs before the first paint: the choice kept in this browser, else the system's.
(() => {
  const key = "dailies-theme";
  const system = matchMedia("(prefers-color-scheme: light)");
  const apply = () => {
    let choice = null;
    try {
      choice = localStorage.getItem(key);
    } catch {}
    document.documentElement.dataset.theme = choice === "dark" || choice === "light" ? choice : system.matches ? "light" : "dark";
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("dailies-theme", apply);
})();
