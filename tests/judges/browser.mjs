// Opens pages in Chromium. Standard input: a JSON list of {file, dark, width, script}; for each the last line of standard
// output tells what axe objects to, which requests were made, how much wider than the window the page is, and what the
// script, run in the page, answered.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const told = [];
const browser = await puppeteer.launch({ executablePath: process.env.BROWSER_PROGRAM, args: ["--no-sandbox"] });
try {
  for (const { file, dark, width, script } of JSON.parse(readFileSync(0, "utf8"))) {
    const page = await browser.newPage();
    const requests = [];
    page.on("request", (request) => { if (!request.url().startsWith("data:")) requests.push(request.url()); });
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await page.goto(pathToFileURL(file).href);
    const answer = script ? await page.evaluate(script) : null;
    await page.evaluate(axe);
    const found = await page.evaluate("axe.run()");
    const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    const violations = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
    told.push({ violations, requests: requests.slice(1), beyond, answer });
    await page.close();
  }
} finally {
  await browser.close();
}
process.stdout.write(`\n${JSON.stringify(told)}\n`, () => process.exit(0));
