// The desk. What it shows comes from the server as one value, after every change; what is typed goes to the issue's files.
import { $, ask, make, read } from "./common.js";
import { bars, columns, grouped, lay, merged } from "./marks.js";
import { WORDS } from "./words.js";

const FIELDS = ["kicker", "headline", "subhead", "deck", "dateline"];
const on = { marks: true, grid: false, changes: false, overview: false }, unfolded = new Set();
let dragging = false, notes = false, state = null, page = null, article = null, finding = -1, zoom = 1, tongue = localStorage.getItem("tongue") || null;
const typed = { timer: null, text: null, article: null };
const t = (key, ...values) => {
  const word = WORDS[tongue || "zh"][key];
  return typeof word === "function" ? word(...values) : word;
};

async function load() {
  let answer;
  try { answer = await (await fetch("api/state")).json(); } catch (error) { $("live").textContent = t("gone"); return; }
  if (!answer.pages) { $("live").textContent = answer[tongue || "zh"] || ""; return; }
  state = answer;
  tongue = tongue || ((state.language || "zh").startsWith("zh") ? "zh" : "en");
  if (!state.pages.some((one) => one.number === page)) { page = state.pages.length ? state.pages[0].number : null; }
  if (!state.articles[article]) { article = null; }
  show();
}

function show() {
  document.documentElement.lang = tongue === "zh" ? "zh-Hans" : "en";
  document.title = `${t("title")} · ${state.title || state.name}`;
  for (const node of document.querySelectorAll("[data-t]")) { node.textContent = t(node.dataset.t); }
  for (const node of document.querySelectorAll("[data-l]")) { node.setAttribute("aria-label", t(node.dataset.l)); }
  $("tongue").textContent = t("other");
  document.documentElement.dataset.role = state.role;
  $("home").hidden = !location.pathname.includes("/issue/");
  // The paper's own words are drawn in its own faces, whatever language the desk speaks.
  for (const id of ["paper", "insp-h", "body"]) { $(id).lang = state.language || ""; }
  $("paper").textContent = state.title || state.name;
  $("issue").textContent = [state.date, state.number ? (tongue === "zh" ? `第 ${state.number} 期` : `No. ${state.number}`) : ""].join(" ");
  const counts = state.counts || { error: state.findings.length, warning: 0, info: 0 };
  $("status").replaceChildren(make("span", { class: `chip ${counts.error ? "e" : "k"}` }, counts.error ? t("errors", counts.error) : t("ready")));
  $("counts").textContent = t("counts", counts.error, counts.warning, counts.info);
  $("live").textContent = state.broken ? t("broken") : t("updated", new Date().toLocaleTimeString(tongue === "zh" ? "zh-CN" : "en-GB"));
  tree();
  sheet();
  inspector();
}

const worst = (list) => (list.some((one) => one.severity === "error") ? "e" : list.some((one) => one.severity === "warning") ? "w" : list.length ? "n" : "k");
const shown = (one) => notes || one.severity !== "info";
const ofArticle = (id) => state.findings.filter((one) => one.article === id && shown(one));

function tree() {
  // What is being dragged would be lost with the list it comes from.
  if (dragging) { return; }
  const names = Object.keys(state.articles);
  $("tree-h").textContent = t("articles", names.length);
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.article : null;
  const parts = state.pages.map((one) => group(one.number, `${t("page", one.number)} ${one.section || ""}`, one.articles));
  if ((state.unplaced || []).length) { parts.push(group(null, t("unplaced"), state.unplaced)); }
  $("pages").replaceChildren(...parts);
  if (focused) {
    const again = document.querySelector(`#pages a[data-article="${CSS.escape(focused)}"]`);
    if (again) { again.focus(); }
  }
}

function group(number, name, articles) {
  const list = state.findings.filter((one) => one.page === number && number !== null && shown(one));
  const head = make("h3", {}, make("button", { type: "button", onclick: () => { if (number !== null) { page = number; show(); } } }, name),
    list.length ? make("span", { class: `fit ${worst(list)}` }, String(list.length)) : null);
  const items = articles.filter((id) => state.articles[id]).map((id, place) => {
    const one = state.articles[id], own = ofArticle(id);
    const mark = one.fit && one.fit.over ? make("span", { class: "fit e" }, t("over", one.fit.over, one.fit.characters)[0])
      : number === null ? make("span", { class: "muted" }, t("characters", one.characters))
      : make("span", { class: `fit ${worst(own)}` }, own.length ? String(own.length) : "");
    const button = make("a", { href: `#${id}`, draggable: "true", "data-article": id, "aria-current": id === article ? "true" : null, title: t("drag"),
      onclick: (event) => { event.preventDefault(); choose(id); }, ondragstart: (event) => { dragging = true; event.dataTransfer.setData("text/plain", id); }, ondragend: () => { dragging = false; tree(); },
      ondragover: (event) => { event.preventDefault(); button.classList.add("over"); }, ondragleave: () => button.classList.remove("over"),
      ondrop: (event) => { event.preventDefault(); move(event.dataTransfer.getData("text/plain"), number, place); } },
    make("span", { class: "h", lang: state.language || null }, one.fields.headline), one.pinned ? make("span", { class: "muted", title: t("pinned") }, "📌\ufe0e") : null, mark);
    return make("li", {}, button);
  });
  return make("section", { ondragover: (event) => event.preventDefault(),
    ondrop: (event) => { if (!event.defaultPrevented) { move(event.dataTransfer.getData("text/plain"), number, articles.length); } } }, head, make("ul", {}, ...items));
}

function choose(id) {
  article = id;
  const home = state.articles[id].page;
  if (home !== null && state.pages.some((one) => one.number === home)) { page = home; }
  show();
}

async function move(id, to, place) {
  dragging = false;
  if (!state.articles[id]) { return; }
  const from = state.pages.find((one) => one.articles.includes(id));
  if (from && from.number === to && from.articles.indexOf(id) < place) { place -= 1; }
  article = id;
  const answer = await ask("move", { article: id, page: to, place: Math.max(0, place), seen: state.manifest });
  report(answer);
  if (answer.status === 200) { if (to !== null) { page = to; } $("live").textContent = t("moved"); }
}

function sheet() {
  const one = state.pages.find((other) => other.number === page);
  $("cv-h").textContent = one ? `${t("page", one.number)} ${one.section || ""}` : "";
  const place = state.pages.indexOf(one);
  $("before").disabled = place <= 0;
  $("after").disabled = place < 0 || place >= state.pages.length - 1;
  const holder = $("sheet");
  $("stage").classList.toggle("all", on.overview);
  for (const name of Object.keys(on)) { $(name).setAttribute("aria-pressed", String(on[name])); }
  $("changes").textContent = one && one.changed && one.changed.length ? t("since", one.changed.length) : t("changes");
  if (on.overview) { overview(holder); return; }
  if (!one || !one.picture) { holder.replaceChildren(); return; }
  holder.className = state.stale ? "sheet old" : "sheet";
  const room = $("stage").clientHeight - 38, width = Math.max(320, room * one.width / one.height) * zoom;
  holder.style.width = `${width}px`;
  const source = `page/${one.number}.png?v=${one.picture}`;
  const old = holder.querySelector("img");
  const picture = old && old.getAttribute("src") === source ? old
    : make("img", { src: source, alt: tongue === "zh" ? `${t("page", one.number)}校样` : `Proof of page ${one.number}` });
  const marks = [], pins = [];
  if (on.grid && state.grid) { marks.push(columns(state.grid, one)); }
  if (on.changes) { marks.push(...bars(one)); }
  state.findings.forEach((other, number) => {
    if (other.page !== page || !(shown(other) || number === finding) || !(on.marks || number === finding)) { return; }
    other.boxes.forEach((box, nth) => {
      const node = make("div", { class: `box ${other.severity}` });
      lay(node, box, one, true);
      marks.push(node);
      if (nth === 0) { pins.push({ number, severity: other.severity, said: other[tongue], at: [Math.max(box[0], 9), box[1]] }); }
    });
  });
  for (const pin of merged(pins, (width * 1) / one.width, finding)) {
    const node = make("button", { type: "button", class: `mk ${pin.severity}`, "aria-current": pin.numbers.includes(finding) ? "true" : null,
      "aria-label": `${pin.label}: ${pin.said}`, onclick: () => visit(pin.numbers[(pin.numbers.indexOf(finding) + 1) % pin.numbers.length]) }, pin.label);
    lay(node, pin.at, one, false);
    marks.push(node);
  }
  // The old picture stays until the new one is there.
  const put = () => holder.replaceChildren(picture, ...marks);
  if (picture.complete || picture === old || !old) { put(); } else { picture.addEventListener("load", put, { once: true }); picture.addEventListener("error", put, { once: true }); }
}

// All pages as small pictures, each with how much there is to mend on it.
function overview(holder) {
  holder.className = "all";
  holder.style.width = "";
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.page : null;
  holder.replaceChildren(...state.pages.map((one) => {
    const list = state.findings.filter((other) => other.page === one.number && shown(other)), name = `${t("page", one.number)} ${one.section || ""}`;
    return make("button", { type: "button", class: "leaf", "data-page": String(one.number), "aria-current": one.number === page ? "true" : null,
      onclick: () => { page = one.number; article = null; on.overview = false; show(); $("stage").focus(); } },
    one.picture ? make("img", { src: `page/${one.number}.png?v=${one.picture}`, alt: "" }) : null,
    make("span", {}, name, " ", make("span", { class: `fit ${worst(list)}` }, list.length ? String(list.length) : "")));
  }));
  const again = holder.querySelector(focused ? `[data-page="${focused}"]` : "[aria-current]");
  if (again && (focused || document.activeElement === $("overview"))) { again.focus(); }
}

function visit(number) {
  on.overview = false;
  finding = number;
  const one = state.findings[number];
  if (!one) { return; }
  if (one.page !== null && state.pages.some((other) => other.number === one.page)) { page = one.page; }
  if (one.article && state.articles[one.article]) { article = one.article; }
  show();
  const row = document.querySelector("#findings li[aria-current]");
  if (row) { row.scrollIntoView({ block: "nearest" }); row.querySelector("button").focus({ preventScroll: true }); }
}

function inspector() {
  const one = state.articles[article];
  for (const part of document.querySelectorAll(".one")) { part.hidden = !one; }
  const listed = state.findings.map((other, number) => [other, number]).filter(([other]) => (one ? other.article === article : other.page === page || other.page === null));
  const told = listed.filter(([other, number]) => shown(other) || number === finding), rest = listed.filter(([other]) => other.severity === "info").length;
  $("todo-n").textContent = told.length ? String(told.length) : t("none");
  $("notes").hidden = !rest;
  $("notes").textContent = notes ? t("hide") : t("notes", rest);
  // A reason that is being written is not taken away by what happens elsewhere.
  if (!document.querySelector(".allow :focus")) { $("findings").replaceChildren(...grouped(told, unfolded, finding).slice(0, 200).map(row)); }
  stages();
  guesses();
  output();
  $("pin").hidden = !one || !(one.pinned || one.frame);
  $("pin").textContent = one && one.pinned ? t("unpin") : t("pin");
  $("insp-h").textContent = one ? one.fields.headline : "";
  $("file").textContent = one && one.body ? one.body.path : "";
  const fit = one ? (one.fit ? (one.fit.over ? t("over", one.fit.over, one.fit.characters) : t("under", one.fit.under, one.fit.characters)) : t("fits")) : ["", ""];
  $("fit").textContent = fit[0];
  $("fit").className = one && one.fit && one.fit.over ? "e" : "";
  $("fit-more").textContent = one ? `${fit[1]} ${t("characters", one.characters)}` : "";
  fields(one);
  body(one);
}

function row([other, number, many]) {
  if (many) {
    const open = unfolded.has(other.rule);
    return make("li", {}, make("span", { class: `mk ${other.severity}` }, String(many)), make("p", {}, t("kinds", other[tongue], many), make("br"), make("small", {}, other.rule)),
      make("span", { class: "acts" }, make("button", { type: "button", class: "btn", "aria-expanded": String(open),
        onclick: () => { if (open) { unfolded.delete(other.rule); } else { unfolded.add(other.rule); } inspector(); } }, t(open ? "fold" : "unfold"))));
  }
  return make("li", { "aria-current": number === finding ? "true" : null },
    make("span", { class: `mk ${other.severity}` }, String(number + 1)),
    make("p", {}, other[tongue], make("br"), make("small", {}, `${other[`hint_${tongue}`]} · ${other.rule}${other.file ? ` · ${other.file}:${other.line}` : ""}`)),
    make("span", { class: "acts" }, make("button", { type: "button", class: "btn", onclick: () => (other.fix ? fix(number) : visit(number)) }, other.fix ? t(other.rule === "PA001" ? "join" : "fix") : t("go")),
      number === finding && allowable(other) ? make("button", { type: "button", class: "btn q", onclick: (event) => allow(number, event.target) }, t("allow")) : null));
}

function fields(one) {
  const holder = $("fields");
  if (holder.contains(document.activeElement) && holder.dataset.article === article) { return; }
  holder.dataset.article = article || "";
  if (!one) { holder.replaceChildren(); return; }
  const row = (name, label, value, change) => [make("label", { for: name }, label),
    make("input", { id: name, lang: state.language || null, value, onchange: (event) => change(event.target.value) })];
  holder.replaceChildren(
    ...FIELDS.flatMap((name) => row(`f-${name}`, t(name), one.fields[name] || "", (value) => edit("field", { article: one.id, field: name, value }))),
    ...row("f-byline", t("byline"), one.names.join(tongue === "zh" ? "、" : "; "), (value) => edit("names", { article: one.id, names: value.split(/[、;；]/) })),
    ...one.figures.flatMap((figure, place) => ["caption", "alt"].flatMap((name) => row(`f-${name}-${place}`, t(name, place + 1), figure[name] || "",
      (value) => edit("figure", { article: one.id, figure: place, field: name, value })))));
}

// A change in the manifest. Where it changed underneath, in another place perhaps, the edit is made anew on what it says now.
async function edit(kind, value) {
  $("saved").textContent = t("saving");
  let answer = await ask(kind, { ...value, seen: state.manifest });
  if (answer.status === 409) { answer = await ask(kind, { ...value, seen: answer.conflict.seen }); }
  report(answer);
  if (answer.status === 200) { state.manifest = answer.seen; $("saved").textContent = t("saved"); }
  return answer;
}

function body(one) {
  const area = $("body");
  if (typed.article === (one && one.id) && typed.text !== null) { return; }
  area.disabled = !one || !one.body;
  const text = one ? (one.body ? one.body.text : t("inmanifest")) : "";
  if (area.dataset.article !== (article || "") || (area.value !== text && document.activeElement !== area)) { area.value = text; }
  area.dataset.article = article || "";
  const draft = one && one.body ? localStorage.getItem(`draft ${state.name} ${one.id}`) : null;
  const holder = $("conflict");
  if (draft !== null && draft !== text) {
    holder.hidden = false;
    holder.replaceChildren(t("kept"), " ", make("button", { type: "button", class: "btn", onclick: () => { area.value = draft; holder.hidden = true; write(); } }, t("restore")));
  } else if (!holder.dataset.mine) { holder.hidden = true; }
}

$("body").addEventListener("input", () => {
  const one = state.articles[article];
  if (!one || !one.body) { return; }
  typed.article = one.id;
  typed.text = $("body").value;
  localStorage.setItem(`draft ${state.name} ${one.id}`, typed.text);
  $("saved").textContent = t("unsaved");
  clearTimeout(typed.timer);
  typed.timer = setTimeout(write, 500);
});

async function write(seen) {
  const id = article, one = state.articles[id];
  if (!one || !one.body) { return; }
  const text = $("body").value;
  $("saved").textContent = t("saving");
  let answer;
  try { answer = await ask("body", { article: id, text, seen: typeof seen === "string" ? seen : one.body.seen }); } catch (error) { $("saved").textContent = t("gone"); return; }
  if (answer.status === 409) { return clash(id, text, answer.conflict); }
  report(answer);
  if (answer.status === 200) {
    one.body.seen = answer.seen;
    one.body.text = text;
    $("saved").textContent = t("saved");
    localStorage.removeItem(`draft ${state.name} ${id}`);
    if ($("body").value === text) { typed.text = null; } else { typed.timer = setTimeout(write, 100); }
  }
}

function clash(id, mine, theirs) {
  const holder = $("conflict");
  holder.hidden = false;
  holder.dataset.mine = "1";
  const end = () => { delete holder.dataset.mine; holder.hidden = true; };
  holder.replaceChildren(t("conflict"), make("pre", { lang: state.language || null }, theirs.text),
    make("button", { type: "button", class: "btn", onclick: () => { end(); write(theirs.seen); } }, t("mine")), " ",
    make("button", { type: "button", class: "btn", onclick: () => { end(); typed.text = null; localStorage.removeItem(`draft ${state.name} ${id}`); $("body").value = theirs.text; load(); } }, t("theirs")));
  $("saved").textContent = t("unsaved");
}

// What stands in the manifest's own way cannot be allowed.
const allowable = (one) => !state.broken && /^[A-Z]{2}\d{3}$/.test(one.rule) && !/^MF00/.test(one.rule);

function allow(number, button) {
  const input = make("input", { "aria-label": t("why"), placeholder: t("why") });
  const form = make("form", { class: "allow", onsubmit: async (event) => {
    event.preventDefault();
    const answer = await edit("allow", { finding: number, reason: input.value });
    if (answer.status === 200) { finding = -1; form.remove(); inspector(); }
  } }, input, make("button", { class: "btn" }, t("yes")), make("button", { type: "button", class: "btn q", onclick: () => { form.remove(); inspector(); } }, t("no")));
  button.closest("li").append(form);
  button.hidden = true;
  input.focus();
}

async function pin() {
  const one = state.articles[article];
  if (one && (one.pinned || one.frame)) { await edit("pin", { article: one.id }); }
}

async function fix(number) {
  report(await ask("fix", { finding: number }));
}

function stages() {
  const standing = state.standing;
  if (!standing) { return; }
  const rows = article ? standing.articles.filter((one) => one.id === article) : standing.articles;
  $("stages").replaceChildren(...standing.stages.map((stage) => {
    const marks = rows.map((row) => row.stages[stage.id]);
    const is = marks.every((mark) => mark.state === "signed") && marks.length ? "signed" : marks.some((mark) => mark.state === "fallen") ? "fallen" : "open";
    const by = [...new Set(marks.map((mark) => mark.by).filter(Boolean))].join(" ");
    return make("li", { class: { signed: "k", fallen: "e", open: "" }[is] }, stage.name, make("small", {}, is === "open" ? t("open") : `${is === "signed" ? "✓" : "✗"} ${by}`));
  }));
  const chosen = $("which").value;
  if ($("which").options.length !== state.stages.length || chosen === "") {
    $("which").replaceChildren(...state.stages.map((stage) => make("option", { value: stage.id }, stage.name)));
  }
  reason();
}

// Why the issue cannot be signed off, as the way to what stands in it.
function reason() {
  const errors = state.counts ? state.counts.error : 0, barred = errors > 0 && $("which").value === "sign-off";
  $("sign").classList.toggle("barred", barred);
  $("first").hidden = !barred;
  $("first").textContent = t("first", errors);
}

function guesses() {
  const list = state.guesses || [];
  $("imported").hidden = !list.length;
  $("guess-n").textContent = String(list.length);
  $("guesses").replaceChildren(...list.slice(0, 100).map((one) => make("li", {},
    make("p", {}, make("b", {}, one.what === "join" ? t("joined") : one.what === "no join" ? t("apart") : one.what), make("br"),
      ...one.lines.flatMap((line, place) => (place ? [make("span", { class: "seam" }, "¶"), make("q", {}, line)] : [make("q", {}, line)])),
      make("br"), make("small", {}, one[tongue])),
    make("span", { class: "acts" },
      make("button", { type: "button", class: "btn", onclick: async () => { report(await ask("looked", { guess: one.key })); } }, t("right")),
      one.article && state.articles[one.article] ? make("button", { type: "button", class: "btn", onclick: () => choose(one.article) }, t("go")) : null))));
}

function output() {
  const out = state.out || { files: [] };
  $("release").hidden = !out.may;
  $("compare").hidden = !out.signed;
  $("compare").href = `compared?lang=${tongue}`;
  $("made").replaceChildren(...out.files.map((name) => make("li", {}, make("a", { href: `out/${encodeURIComponent(name)}` }, name))));
}

async function press(name, value) {
  $("building").textContent = t("building");
  $("build").disabled = $("release").disabled = true;
  let answer;
  try { answer = await ask(name, value); } catch (error) { answer = { status: 0, en: t("gone"), zh: t("gone") }; }
  $("build").disabled = $("release").disabled = false;
  report(answer);
  const done = answer.status !== 200 ? "" : name === "release" ? [t("released"), answer.published ? t("out_", answer.published) : answer.later ? t("later", answer.later) : ""].join(" ") : t(answer.ready ? "built" : "unready");
  $("building").textContent = done;
  await load();
}

$("build").addEventListener("click", () => press("build", {}));
$("release").addEventListener("click", () => press("release", { by: $("by").value }));

$("sign").addEventListener("submit", async (event) => {
  event.preventDefault();
  const stage = $("which").value;
  const answer = await ask("sign", { stage, by: $("by").value, articles: article && stage !== "sign-off" ? [article] : [] });
  report(answer);
  if (answer.status === 200) { $("refused").textContent = t("done", answer.added); }
});

function report(answer) {
  $("refused").textContent = answer.status === 200 ? "" : `${answer[tongue] || ""} ${answer[`hint_${tongue}`] || ""}`;
  if (answer.status !== 200) { $("live").textContent = $("refused").textContent; }
}

function turn(step) {
  const place = state.pages.findIndex((one) => one.number === page) + step;
  if (state.pages[place]) { page = state.pages[place].number; article = null; show(); }
}

function step(by) {
  const all = state.findings.length;
  for (let at = finding, left = all; left > 0; left -= 1) {
    at = (Math.max(at, by > 0 ? -1 : 0) + by + all) % all;
    if (shown(state.findings[at])) { visit(at); return; }
  }
}

$("before").addEventListener("click", () => turn(-1));
$("after").addEventListener("click", () => turn(1));
$("smaller").addEventListener("click", () => { zoom = Math.max(0.5, zoom / 1.25); sheet(); });
$("larger").addEventListener("click", () => { zoom = Math.min(5, zoom * 1.25); sheet(); });
// Copy dropped anywhere on the desk comes into the issue, on no page yet; an article that is dragged is no file.
async function bring(files) {
  if (!files.length) { return; }
  $("live").textContent = t("reading");
  const answer = await ask("import", { files: await Promise.all([...files].map(read)) });
  report(answer);
  if (answer.status === 200) { $("live").textContent = t("came", answer.articles); }
}

document.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); } });
document.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { event.preventDefault(); bring(event.dataTransfer.files); } });
$("more").addEventListener("change", () => { bring($("more").files); });
$("notes").addEventListener("click", () => { notes = !notes; show(); });
$("undo").addEventListener("click", undo);
for (const name of Object.keys(on)) { $(name).addEventListener("click", () => { on[name] = !on[name]; sheet(); }); }
$("pin").addEventListener("click", pin);
$("first").addEventListener("click", () => visit(state.findings.findIndex((one) => one.severity === "error")));
$("which").addEventListener("change", reason);
for (const button of document.querySelectorAll("[data-theme-is]")) { button.addEventListener("click", () => { localStorage.setItem("theme", button.dataset.themeIs); theme(); }); }
theme();
$("tongue").addEventListener("click", () => { tongue = tongue === "zh" ? "en" : "zh"; localStorage.setItem("tongue", tongue); $("fields").dataset.article = ""; show(); });

async function undo() {
  typed.text = null;
  const answer = await ask("undo", {});
  report(answer);
  if (answer.status === 200 && !answer.undone) { $("live").textContent = t("nothing"); }
}

function theme() {
  const wanted = localStorage.getItem("theme") || "auto";
  if (wanted === "auto") { delete document.documentElement.dataset.theme; } else { document.documentElement.dataset.theme = wanted; }
  for (const button of document.querySelectorAll("[data-theme-is]")) { button.setAttribute("aria-pressed", String(button.dataset.themeIs === wanted)); }
}

const PANES = ["tree", "cv", "insp"];
document.addEventListener("keydown", (event) => {
  const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "F8") { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
  else if (event.key === "F6") {
    event.preventDefault();
    const here = PANES.findIndex((name) => $(name).contains(document.activeElement));
    const next = $(PANES[(here + (event.shiftKey ? PANES.length - 1 : 1)) % PANES.length]);
    const reachable = [...next.querySelectorAll("button:not(:disabled), a[href], input, textarea, select, [tabindex='0']")];
    (reachable.find((one) => one.getClientRects().length) || next).focus();
  } else if (event.ctrlKey && event.key === ".") {
    event.preventDefault();
    if (state.findings[finding] && state.findings[finding].fix) { fix(finding); }
  } else if (event.altKey && event.key.toLowerCase() === "p") { event.preventDefault(); pin(); }
  else if (event.altKey && event.key.toLowerCase() === "a") { event.preventDefault(); $("overview").focus(); $("overview").click(); }
  else if (event.ctrlKey && event.key.toLowerCase() === "z" && !writing) { event.preventDefault(); undo(); }
  else if ((event.key === "PageDown" || event.key === "PageUp") && !writing && !event.altKey) { event.preventDefault(); turn(event.key === "PageDown" ? 1 : -1); }
  else if (event.altKey && article && !writing) {
    const home = state.pages.find((one) => one.articles.includes(article));
    const place = home ? home.articles.indexOf(article) : 0;
    if (event.key === "ArrowUp" && home && place > 0) { event.preventDefault(); move(article, home.number, place - 1); }
    if (event.key === "ArrowDown" && home && place < home.articles.length - 1) { event.preventDefault(); move(article, home.number, place + 2); }
    const number = state.pages.indexOf(home) + (event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0);
    if (/^Page/.test(event.key) && state.pages[number]) { event.preventDefault(); move(article, state.pages[number].number, state.pages[number].articles.length); }
  }
});

const events = new EventSource("api/events");
events.addEventListener("changed", load);
events.addEventListener("present", (event) => { const { windows } = JSON.parse(event.data); $("present").textContent = windows > 1 ? t("present", windows) : ""; });
events.addEventListener("trouble", (event) => { const told = JSON.parse(event.data); $("live").textContent = told[tongue || "zh"]; });
events.addEventListener("error", () => { if (state) { $("live").textContent = t("gone"); } });
events.addEventListener("open", () => { if (state) { load(); } });
addEventListener("resize", () => { if (state) { sheet(); } });
load();
