// What lies on the page's picture: places in millimetres made per cent, markers that touch made one, columns and lines.
import { make } from "./common.js";

const SVG = "http://www.w3.org/2000/svg", MARKER = 24;

export function lay(node, box, page, sized) {
  node.style.left = `${100 * box[0] / page.width}%`;
  node.style.top = `${100 * box[1] / page.height}%`;
  if (sized) {
    node.style.width = `${100 * box[2] / page.width}%`;
    node.style.height = `${100 * Math.max(box[3], 0.6) / page.height}%`;
  }
}

// Markers nearer to one another than a marker are one, which says their numbers; `scale` is pixels to the millimetre.
export function merged(pins, scale, current) {
  const found = [];
  for (const pin of pins) {
    const near = found.find((other) => Math.abs(other.at[0] - pin.at[0]) * scale < MARKER && Math.abs(other.at[1] - pin.at[1]) * scale < MARKER);
    if (near) { near.numbers.push(pin.number); } else { found.push({ ...pin, numbers: [pin.number] }); }
  }
  return found.map((pin) => {
    const first = pin.numbers[0], last = pin.numbers[pin.numbers.length - 1];
    const label = pin.numbers.length === 1 ? String(first + 1) : last - first === pin.numbers.length - 1 ? `${first + 1}–${last + 1}` : `${first + 1}+${pin.numbers.length - 1}`;
    return { ...pin, label: pin.numbers.includes(current) ? String(current + 1) : label };
  });
}

// Findings of one rule, four or more of a page, are one card until it is unfolded; the one in hand always shows.
export function grouped(told, unfolded, current) {
  const counts = new Map();
  const key = (one) => `${one.rule} ${one.page}`;
  for (const [one] of told) { counts.set(key(one), (counts.get(key(one)) || 0) + 1); }
  const headed = new Set(), found = [];
  for (const [one, number] of told) {
    const many = counts.get(key(one));
    if (many < 4) { found.push([one, number]); continue; }
    if (!headed.has(key(one))) { headed.add(key(one)); found.push([one, number, many]); }
    if (unfolded.has(one.rule) || number === current) { found.push([one, number]); }
  }
  return found;
}

export function columns(grid, page) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  picture.setAttribute("class", "grid");
  picture.setAttribute("aria-hidden", "true");
  const draw = (name, values) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) { node.setAttribute(key, String(value)); }
    picture.append(node);
  };
  for (let column = 0; column < grid.columns; column += 1) {
    draw("rect", { x: grid.left + column * (grid.column + grid.gutter), y: grid.top, width: grid.column, height: grid.lines * grid.leading });
  }
  const right = grid.left + grid.columns * grid.column + (grid.columns - 1) * grid.gutter;
  for (let line = 0; line < grid.lines; line += 1) {
    const y = grid.top + line * grid.leading + grid.baseline;
    draw("line", { x1: grid.left, x2: right, y1: y, y2: y });
  }
  return picture;
}

export function bars(page) {
  return (page.changed || []).map(([left, top, height]) => {
    const node = make("div", { class: "bar-new" });
    lay(node, [Math.max(0, left - 1.4), top], page, false);
    node.style.height = `${100 * height / page.height}%`;
    return node;
  });
}
