// The desk. What it shows comes from the server as one value, after every change; what is typed goes to the issue's files.
import { $, ask, make, read } from "./common.js";

const WORDS = {
  zh: {
    skip: "跳到校样", undo: "撤销", before: "‹ 上一版", after: "下一版 ›", smaller: "缩小", larger: "放大", article: "稿件", fit: "篇幅",
    text: "正文", todo: "要改的", stages: "三审三校", who: "签署人", sign: "签署", kicker: "肩题", headline: "主题", subhead: "副题",
    deck: "提要", dateline: "电头", page: (n) => `第 ${n} 版`, unplaced: "还没上版", articles: (n) => `本期稿件 ${n}`,
    over: (a, b) => [`多 ${a} 行`, `≈ ${b} 字`], under: (a, b) => [`少 ${a} 行`, `可再排约 ${b} 字`], fits: ["正好", ""],
    characters: (n) => `${n} 字`, fix: "一键改", join: "合并", go: "去看", counts: (e, w, i) => `错误 ${e} · 警告 ${w} · 提示 ${i}`, ready: "可以付印",
    errors: (n) => `还不能付印 · ${n}`, updated: (s) => `已更新 ${s}`, updating: "正在更新…", saved: "已存", saving: "正在存…",
    unsaved: "未存", broken: "清单有误，显示的是上一次的版面", gone: "与校样台失去联系，文字留在本页", conflict: "别处已改过这篇文字，两个版本都在：",
    mine: "用我的", theirs: "用别处的", kept: "这台电脑上有未存的文字", restore: "取回", signed: "已签", fallen: "已失效", open: "未签",
    done: (n) => `已签 ${n} 篇`, none: "没有要改的", inmanifest: "正文写在 issue.yaml 里", "k-next": "下一条", "k-prev": "上一条", "k-fix": "改法",
    more: "来稿（也可拖进来）", reading: "正在读稿…", came: (n) => `来稿 ${n} 篇，在“还没上版”里`, present: (n) => `本期开着 ${n} 个窗口`, byline: "署名", caption: (n) => `图说 ${n}`, alt: (n) => `图 ${n} 替代文字`, allow: "允许…", why: "为什么允许？写明理由", yes: "允许", no: "不", notes: (n) => `另有提示 ${n} 条`, hide: "收起提示",
    imported: "导入时的推断", right: "对", joined: "已合并", apart: "未合并", output: "成品", build: "生成", release: "付印发布", home: "‹ 各期",
    building: "正在生成…", built: "已生成", unready: "已生成，还不能付印", released: "已付印发布", out_: (n) => `已上架，共 ${n} 期`, later: (day) => `到 ${day} 再上架（publisher publish）`,
    "k-page": "换版", "k-move": "移稿", "k-pane": "换窗格", other: "English", title: "校样台", drag: "可拖到别的版", moved: "已移动",
  },
  en: {
    skip: "To the proof", undo: "Undo", before: "‹ Previous page", after: "Next page ›", smaller: "Smaller", larger: "Larger",
    article: "Article", fit: "Copyfit", text: "Text", todo: "To mend", stages: "Reviews and proofs", who: "Signed by", sign: "Sign",
    kicker: "Kicker", headline: "Headline", subhead: "Subhead", deck: "Deck", dateline: "Dateline", page: (n) => `Page ${n}`,
    unplaced: "Not placed yet", articles: (n) => `Articles ${n}`, over: (a, b) => [`${a} lines over`, `≈ ${b} characters`],
    under: (a, b) => [`${a} lines short`, `room for about ${b} characters`], fits: ["Fits", ""], characters: (n) => `${n} characters`,
    fix: "Fix", join: "Join", go: "Show", counts: (e, w, i) => `Errors ${e} · Warnings ${w} · Notices ${i}`, ready: "Ready for press",
    errors: (n) => `Not ready · ${n}`, updated: (s) => `Updated ${s}`, updating: "Updating…", saved: "Saved", saving: "Saving…",
    unsaved: "Not saved", broken: "The manifest is broken; the last good pages are shown", gone: "The desk does not answer; the text stays here",
    conflict: "This text was changed elsewhere. Both versions are kept:", mine: "Use mine", theirs: "Use the other",
    kept: "There is unsaved text on this computer", restore: "Bring it back", signed: "signed", fallen: "fallen", open: "open",
    done: (n) => `${n} signed`, none: "Nothing to mend", inmanifest: "The text stands in issue.yaml", "k-next": "next", "k-prev": "previous",
    more: "Copy in (or drop it here)", reading: "Reading the copy…", came: (n) => `${n} articles came in, not placed yet`, present: (n) => `Open in ${n} windows`, byline: "Byline", caption: (n) => `Caption ${n}`, alt: (n) => `Picture ${n} in words`, allow: "Allow…", why: "Why is it allowed? Give the reason", yes: "Allow", no: "No", notes: (n) => `${n} notices besides`, hide: "Hide notices",
    imported: "Guessed at import", right: "Right", joined: "joined", apart: "left apart", output: "Output", build: "Build", release: "Release", home: "‹ All issues",
    building: "Building…", built: "Built", unready: "Built; not ready for press", released: "Released", out_: (n) => `on the newsstand with ${n} issues`, later: (day) => `for the newsstand on ${day} (publisher publish)`,
    "k-fix": "fix", "k-page": "page", "k-move": "move article", "k-pane": "pane", other: "中文", title: "Desk", drag: "may be dragged to another page",
    moved: "Moved",
  },
};
const FIELDS = ["kicker", "headline", "subhead", "deck", "dateline"];
let notes = false, state = null, page = null, article = null, finding = -1, zoom = 1, tongue = localStorage.getItem("tongue") || null;
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
  $("live").textContent = state.broken ? t("broken") : t("updated", new Date().toLocaleTimeString());
  tree();
  sheet();
  inspector();
}

const worst = (list) => (list.some((one) => one.severity === "error") ? "e" : list.some((one) => one.severity === "warning") ? "w" : list.length ? "n" : "k");
const shown = (one) => notes || one.severity !== "info";
const ofArticle = (id) => state.findings.filter((one) => one.article === id && shown(one));

function tree() {
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
      onclick: (event) => { event.preventDefault(); choose(id); }, ondragstart: (event) => event.dataTransfer.setData("text/plain", id),
      ondragover: (event) => { event.preventDefault(); button.classList.add("over"); }, ondragleave: () => button.classList.remove("over"),
      ondrop: (event) => { event.preventDefault(); move(event.dataTransfer.getData("text/plain"), number, place); } },
    make("span", { class: "h", lang: state.language || null }, one.fields.headline), mark);
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
  if (!one || !one.picture) { holder.replaceChildren(); return; }
  holder.className = state.stale ? "sheet old" : "sheet";
  const room = $("stage").clientHeight - 38, width = Math.max(320, room * one.width / one.height) * zoom;
  holder.style.width = `${width}px`;
  const source = `page/${one.number}.png?v=${one.picture}`;
  const old = holder.querySelector("img");
  const picture = old && old.getAttribute("src") === source ? old
    : make("img", { src: source, alt: tongue === "zh" ? `${t("page", one.number)}校样` : `Proof of page ${one.number}` });
  const marks = [];
  state.findings.forEach((other, number) => {
    if (other.page !== page || !(shown(other) || number === finding)) { return; }
    other.boxes.forEach((box, nth) => {
      const node = make("div", { class: `box ${other.severity}` });
      place_(node, box, one, true);
      marks.push(node);
      if (nth === 0) {
        const pin = make("button", { type: "button", class: `mk ${other.severity}`, "aria-current": number === finding ? "true" : null,
          "aria-label": `${number + 1}: ${other[tongue]}`, onclick: () => visit(number) }, String(number + 1));
        place_(pin, [Math.max(box[0], 9), box[1]], one, false);
        marks.push(pin);
      }
    });
  });
  // The old picture stays until the new one is there.
  const put = () => holder.replaceChildren(picture, ...marks);
  if (picture.complete || picture === old || !old) { put(); } else { picture.addEventListener("load", put, { once: true }); picture.addEventListener("error", put, { once: true }); }
}

function place_(node, box, one, sized) {
  node.style.left = `${100 * box[0] / one.width}%`;
  node.style.top = `${100 * box[1] / one.height}%`;
  if (sized) {
    node.style.width = `${100 * box[2] / one.width}%`;
    node.style.height = `${100 * Math.max(box[3], 0.6) / one.height}%`;
  }
}

function visit(number) {
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
  if (!document.querySelector(".allow :focus")) $("findings").replaceChildren(...told.slice(0, 200).map(([other, number]) => make("li", { "aria-current": number === finding ? "true" : null },
    make("span", { class: `mk ${other.severity}` }, String(number + 1)),
    make("p", {}, other[tongue], make("br"), make("small", {}, `${other[`hint_${tongue}`]} · ${other.rule}${other.file ? ` · ${other.file}:${other.line}` : ""}`)),
    make("span", { class: "acts" }, make("button", { type: "button", class: "btn", onclick: () => (other.fix ? fix(number) : visit(number)) }, other.fix ? t(other.rule === "PA001" ? "join" : "fix") : t("go")),
      number === finding && allowable(other) ? make("button", { type: "button", class: "btn q", onclick: (event) => allow(number, event.target) }, t("allow")) : null))));
  stages();
  guesses();
  output();
  $("insp-h").textContent = one ? one.fields.headline : "";
  $("file").textContent = one && one.body ? one.body.path : "";
  const fit = one ? (one.fit ? (one.fit.over ? t("over", one.fit.over, one.fit.characters) : t("under", one.fit.under, one.fit.characters)) : t("fits")) : ["", ""];
  $("fit").textContent = fit[0];
  $("fit").className = one && one.fit && one.fit.over ? "e" : "";
  $("fit-more").textContent = one ? `${fit[1]} ${t("characters", one.characters)}` : "";
  fields(one);
  body(one);
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
  if ($("which").options.length !== state.stages.length) {
    $("which").replaceChildren(...state.stages.map((stage) => make("option", { value: stage.id }, stage.name)));
  }
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
$("tongue").addEventListener("click", () => { tongue = tongue === "zh" ? "en" : "zh"; localStorage.setItem("tongue", tongue); $("fields").dataset.article = ""; show(); });

async function undo() {
  typed.text = null;
  report(await ask("undo", {}));
}

const PANES = ["tree", "cv", "insp"];
document.addEventListener("keydown", (event) => {
  const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "F8") { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
  else if (event.key === "F6") {
    event.preventDefault();
    const here = PANES.findIndex((name) => $(name).contains(document.activeElement));
    const next = $(PANES[(here + (event.shiftKey ? PANES.length - 1 : 1)) % PANES.length]);
    (next.querySelector("button:not(:disabled), a, input, [tabindex='0']") || next).focus();
  } else if (event.ctrlKey && event.key === ".") {
    event.preventDefault();
    if (state.findings[finding] && state.findings[finding].fix) { fix(finding); }
  } else if (event.ctrlKey && event.key.toLowerCase() === "z" && !writing) { event.preventDefault(); undo(); }
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
