// The shelf: all issues of a folder, and how a new one comes to it.
import { $, ask, make, read } from "./common.js";

const WORDS = {
  zh: {
    newsroom: "编辑部", issues: "各期", paper: "报名", date: "日期", number: "期号", name: "文件夹", fresh: "新建一期", plan: "版面计划",
    like: (one) => `照 ${[one.title, one.date, one.number ? `第 ${one.number} 期` : ""].filter(Boolean).join(" ")}`, sample: (one) => `样刊：${one.layout}（${one.language === "zh" ? "中文" : "英文"}）`,
    drop: "稿件拖到这里：文本、Word、网页、PDF、图片", make: "新建", take: "导入并新建", making: "正在新建…", reading: "正在读稿…", out: "移出", none: "还没有一期。",
    other: "English", gone: "与编辑部失去联系，请重新打开。",
  },
  en: {
    newsroom: "Newsroom", issues: "Issues", paper: "Paper", date: "Date", number: "Number", name: "Folder", fresh: "New issue", plan: "Plan",
    like: (one) => `Like ${[one.title, one.date, one.number ? `No. ${one.number}` : ""].filter(Boolean).join(" ")}`, sample: (one) => `Sample: ${one.layout} (${one.language === "zh" ? "Chinese" : "English"})`,
    drop: "Drop copy here: text, Word, web pages, PDF, pictures", make: "Make it", take: "Import and make it", making: "Making it…", reading: "Reading the copy…", out: "Take out", none: "There is no issue yet.",
    other: "中文", gone: "The newsroom does not answer; open it anew.",
  },
};
let shelf = null, tongue = localStorage.getItem("tongue") || (navigator.language.startsWith("zh") ? "zh" : "en"), files = [], named = false;
const t = (key, value) => { const word = WORDS[tongue][key]; return typeof word === "function" ? word(value) : word; };

async function load() {
  try { shelf = await (await fetch("api/shelf")).json(); } catch (error) { $("told").textContent = t("gone"); return; }
  if (!$("date").value) { $("date").value = shelf.today; }
  const last = shelf.issues[0];
  if (last && /^\d+$/.test(last.number) && !$("number").value) { $("number").value = String(Number(last.number) + 1); }
  show();
}

function show() {
  document.documentElement.lang = tongue === "zh" ? "zh-Hans" : "en";
  document.title = t("newsroom");
  for (const node of document.querySelectorAll("[data-t]")) { node.textContent = t(node.dataset.t); }
  $("tongue").textContent = t("other");
  $("folder").textContent = shelf.folder;
  $("none").hidden = shelf.issues.length > 0;
  $("table").hidden = !shelf.issues.length;
  $("issues").replaceChildren(...shelf.issues.map((one) => make("tr", {}, make("td", {}, make("a", { href: `issue/${encodeURIComponent(one.name)}/` }, one.title || one.name)),
    make("td", {}, one.date), make("td", {}, one.number), make("td", { class: "muted" }, one.name))));
  const chosen = $("plan").value;
  $("plan").replaceChildren(...shelf.issues.slice(0, 30).map((one) => make("option", { value: JSON.stringify({ like: one.name }) }, t("like", one))),
    ...shelf.layouts.map((one) => make("option", { value: JSON.stringify(one) }, t("sample", one))));
  if ([...$("plan").options].some((one) => one.value === chosen)) { $("plan").value = chosen; }
  name();
  list();
}

function name() {
  if (!named) {
    const taken = new Set(shelf.issues.map((one) => one.name)), wanted = $("date").value || shelf.today;
    let free = wanted, again = 1;
    while (taken.has(free)) { again += 1; free = `${wanted}-${again}`; }
    $("name").value = free;
  }
}

function list() {
  $("chosen").replaceChildren(...files.map((file, place) => make("li", {}, file.name,
    make("button", { type: "button", class: "btn q", "aria-label": `${t("out")} ${file.name}`, onclick: () => { files.splice(place, 1); list(); } }, "×"))));
  $("make").textContent = t(files.length ? "take" : "make");
}

function add(more) { files.push(...more); list(); }

$("new").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("told").textContent = "";
  $("working").textContent = t(files.length ? "reading" : "making");
  $("make").disabled = true;
  const wanted = { ...JSON.parse($("plan").value || "{}"), name: $("name").value, date: $("date").value, number: $("number").value };
  try {
    if (files.length) { wanted.files = await Promise.all(files.map(read)); }
    const answer = await ask(files.length ? "import" : "new", wanted);
    if (answer.status === 200) { location.href = `issue/${encodeURIComponent(answer.name)}/`; return; }
    $("told").textContent = `${answer[tongue] || ""} ${answer[`hint_${tongue}`] || ""}`;
  } catch (error) { $("told").textContent = t("gone"); }
  $("working").textContent = "";
  $("make").disabled = false;
});
$("name").addEventListener("input", () => { named = true; });
$("date").addEventListener("input", name);
$("files").addEventListener("change", () => { add($("files").files); $("files").value = ""; });
$("tongue").addEventListener("click", () => { tongue = tongue === "zh" ? "en" : "zh"; localStorage.setItem("tongue", tongue); show(); });
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    $("drop").classList.toggle("over", kind === "dragover");
    if (kind === "drop") { add(event.dataTransfer.files); }
  });
}
load();
