// What the desk and the shelf share.
export const $ = (id) => document.getElementById(id);

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) { node.addEventListener(name.slice(2), value); }
    else if (value === true) { node.setAttribute(name, ""); }
    else if (value !== null && value !== undefined && value !== false) { node.setAttribute(name, value); }
  }
  node.append(...children.filter((one) => one !== null && one !== undefined));
  return node;
}

// Each window takes back its own edits only.
const WINDOW = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export async function ask(name, value) {
  const answer = await fetch(`api/${name}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...value, window: WINDOW }) });
  const text = await answer.text();
  let told = {};
  try { told = JSON.parse(text); } catch (error) { told = { en: text, zh: text }; }
  return { status: answer.status, ...told };
}

// A file as it is sent: its name, and its bytes in base 64.
export const read = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done({ name: file.name, data: String(reader.result).split(",", 2)[1] || "" });
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});
