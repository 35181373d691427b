// Opens pages in Chromium and tells what axe finds, and what does not fit, as one JSON list on standard output.
// node axe_page.mjs CHROMIUM FILE_OR_ADDRESS…
// Each page is seen light on a phone and dark on a desk. Exit status 1 where anything was found.

import { pathToFileURL } from "node:url";
import { AXE, axe, launch, tooWide } from "./looking.mjs";

const [executablePath, ...given] = process.argv.slice(2);
const LOOKS = [
  { width: 320, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];
// What can differ where the same is shown in other colours and at another width.
const DRAWN = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

const found = [];
const browser = await launch(executablePath);
const page = await browser.newPage({ bypassCSP: true });
for (const address of given.map((one) => (/^https?:/.test(one) ? one : pathToFileURL(one).href))) {
  let shown = null;
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (shown === null) {
      await page.goto(address);
      // What is off the screen is drawn only when it is scrolled to; axe is to see all of it.
      await page.addStyleTag({ content: "* { content-visibility: visible !important; }" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      await page.evaluate(AXE);
    }
    const text = await page.evaluate(() => document.body.innerText);
    const where = { page: address, width, colorScheme };
    for (const { id, impact, help, nodes } of await axe(page, text === shown ? DRAWN : null)) {
      found.push({ ...where, id, impact, help, nodes: nodes.slice(0, 5).map((node) => node.html.slice(0, 200)) });
    }
    shown = text;
    const wide = await tooWide(page);
    if (wide > 0) found.push({ ...where, id: "reflow", impact: "serious", help: `${wide} px too wide`, nodes: [] });
  }
}
await browser.close();
console.log(JSON.stringify(found, null, 1));
process.exit(found.length ? 1 : 0);
