// Ace of the DAISY Consortium on each e-book named: a JSON object of its reports on the last line of standard output.
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

const folder = mkdtempSync(join(tmpdir(), "ace-"));
const reports = {};
try {
  for (const [index, book] of process.argv.slice(2).entries()) {
    const options = { cwd: process.cwd(), outdir: join(folder, String(index)), lang: "en", initLogger: true, silent: true };
    const [, report] = await ace(book, options, runner);
    reports[book] = report;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${JSON.stringify(reports)}\n`, () => process.exit(0));
