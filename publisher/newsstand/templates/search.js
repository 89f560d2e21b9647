// Search over all issues, in the reader's browser: each month is an index of its own, loaded when the first word is typed.
const form = document.getElementById("find");
const told = document.getElementById("told");
const list = document.getElementById("results");
const root = new URL("../", import.meta.url);
let engine = null;

async function loaded() {
  if (engine) { return engine; }
  const [newest, ...others] = JSON.parse(form.dataset.bundles).map((name) => new URL(`search/${name}/`, root).href);
  engine = await import(`${newest}pagefind.js`);
  await engine.options({ baseUrl: root.pathname, excerptLength: 24 });
  for (const bundle of others) { await engine.mergeIndex(bundle, { baseUrl: root.pathname }); }
  return engine;
}

async function sought(words) {
  list.replaceChildren();
  told.textContent = "…";
  const found = await (await loaded()).search(words);
  for (const result of found.results.slice(0, 30)) {
    const data = await result.data();
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = data.meta.title || data.url;
    const day = document.createElement("span");
    day.className = "muted sm";
    day.textContent = ` ${data.meta.day || ""}`;
    const text = document.createElement("p");
    // Pagefind marks what was sought, in text that it has escaped.
    text.innerHTML = data.excerpt;
    item.append(link, day, text);
    list.append(item);
  }
  const count = found.results.length;
  const said = document.getElementById(count ? "some" : "none").content.cloneNode(true);
  told.replaceChildren(count ? `${count} ` : "", said);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = form.elements.q.value.trim();
  if (words) { sought(words); }
});
