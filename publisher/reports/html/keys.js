(() => {
  const root = document.documentElement, $ = (q) => [...document.querySelectorAll(q)];
  const controls = $(".fbar input, .top input");
  const saved = new URLSearchParams(location.search);
  for (const control of controls)
    if (saved.has(control.name || control.id))
      control.checked = control.type === "radio" ? saved.get(control.name) === control.id : saved.get(control.id) === "1";
  const live = document.getElementById("live");
  const shown = () => $(".f").filter((card) => card.offsetParent !== null);
  const told = () => {
    const count = shown().length, english = document.getElementById("l-en").checked;
    if (live) live.textContent = english ? `${count} shown` : `显示 ${count} 条`;
    root.lang = english ? "en" : "zh-Hans";
  };
  const change = () => {
    const query = new URLSearchParams();
    for (const control of controls) {
      if (control.type === "radio") { if (control.checked && !control.defaultChecked) query.set(control.name, control.id); }
      else if (control.checked !== control.defaultChecked) query.set(control.id, control.checked ? "1" : "0");
    }
    try { history.replaceState(null, "", (query.size ? "?" + query : location.pathname) + location.hash); } catch {}
    told();
  };
  for (const control of controls) control.addEventListener("change", change);
  document.addEventListener("keydown", (event) => {
    const keys = document.getElementById("keys");
    if (!keys || !keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches?.("input:not([type=radio]):not([type=checkbox]), textarea, select")) return;
    if (event.key !== "j" && event.key !== "k") return;
    const cards = shown();
    const at = cards.findIndex((card) => card.matches(":target") || card.contains(document.activeElement));
    const next = cards[at < 0 ? (event.key === "j" ? 0 : cards.length - 1) : at + (event.key === "j" ? 1 : -1)];
    if (!next) return;
    location.hash = next.id;
    next.querySelector(".mk, a")?.focus({ preventScroll: true });
    event.preventDefault();
  });
  for (const kind of $(".js")) kind.hidden = false;
  told();
})();
