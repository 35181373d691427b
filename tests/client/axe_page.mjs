// Opens pages in Chromium and tells what axe finds, and what does not fit, as one JSON list on standard output.
// node axe_page.mjs --chromium PATH [--width 320,1280] [--scheme light,dark] FILE_OR_ADDRESS…
// Exit status 1 where anything was found. A file may ask for nothing from the network.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const options = { chromium: "chromium", width: "320,1280", scheme: "light,dark" };
const pages = [];
for (let given = process.argv.slice(2); given.length; given = given.slice(1)) {
  if (given[0].startsWith("--")) {
    options[given[0].slice(2)] = given[1];
    given = given.slice(1);
  } else {
    pages.push(/^https?:/.test(given[0]) ? given[0] : pathToFileURL(given[0]).href);
  }
}

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const found = [];
const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
for (const address of pages) {
  for (const width of options.width.split(",").map(Number)) {
    for (const colorScheme of options.scheme.split(",")) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await page.goto(address);
      // What is off the screen is drawn only when it is scrolled to; axe is to see all of it.
      await page.addStyleTag({ content: "* { content-visibility: visible !important; }" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      await page.addScriptTag({ path: AXE });
      const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), TAGS);
      const where = { page: address, width, scheme: colorScheme };
      for (const { id, impact, help, nodes } of violations) {
        found.push({ ...where, id, impact, help, nodes: nodes.slice(0, 5).map((node) => node.html.slice(0, 200)) });
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) found.push({ ...where, id: "reflow", impact: "serious", help: `${wide} px too wide`, nodes: [] });
      await page.close();
    }
  }
}
await browser.close();
console.log(JSON.stringify(found, null, 1));
process.exit(found.length ? 1 : 0);
