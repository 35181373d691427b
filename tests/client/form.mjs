// Writes an observation on the web form with the keyboard alone, as a phone or a desk shows it; tells what it saw.
// node form.mjs CHROMIUM WIDTH SCHEME ADDRESS '{"named": …, "point": …}' [FOLDER FOR SCREENSHOTS]

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [executablePath, width, colorScheme, address, words, folder] = process.argv.slice(2);
const said = JSON.parse(words);
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: Number(width), height: 700 }, colorScheme });
const told = { pages: [], faults: [], stored: [], asked: [], names: "" };
page.on("console", (message) => message.text().includes("Content Security Policy") && told.faults.push(message.text()));
page.on("request", (request) => told.asked.push(`${request.method()} ${new URL(request.url()).pathname.split("/")[1]}`));

async function look(name) {
  told.pages.push([name, await page.locator("h1").innerText()]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) told.faults.push(`${name} is ${wide} px too wide`);
  if (folder) await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), TAGS);
  for (const { id, nodes } of violations) told.faults.push(`${name}: ${id}: ${nodes[0].html.slice(0, 200)}`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, a.button, select, input, textarea")]
      .map((each) => [each.name || each.textContent, each.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([label]) => label),
  );
  if (small.length) told.faults.push(`${name}: too small to press: ${small}`);
}

// Goes forward with the Tab key until the thing with this name has the focus, and its focus can be seen.
async function tabTo(name, type = "") {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const here = document.activeElement;
      const label = here.labels?.[0]?.textContent ?? here.textContent ?? "";
      return { name: label.trim(), type: here.type ?? "", outline: getComputedStyle(here).outlineStyle };
    });
    if (found.name.startsWith(name) && found.type.startsWith(type)) {
      if (found.outline === "none") throw new Error(`The focus on ${name} cannot be seen.`);
      return;
    }
  }
  throw new Error(`${name} cannot be reached with the keyboard.`);
}

async function press(name) {
  await tabTo(name);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

async function fill(point) {
  for (const box of ["radio", "radio"]) {
    await tabTo("", box);
    await page.keyboard.press("Space");
  }
  await tabTo("The point");
  await page.keyboard.type(point);
  const group = page.locator("input[name=group][type=radio]");
  if (await group.count()) {
    await tabTo("", "radio");
    await page.keyboard.press("Space");
  }
}

await page.goto(address);
await look("form");
told.names = await page.locator("main").ariaSnapshot();
await fill(said.named);
await press("Save");
await look("problem");
told.kept = await page.locator("textarea[name=text]").inputValue();
await tabTo("The point");
await page.keyboard.press("Control+A");
await page.keyboard.type(said.point);
await press("Save and add another");
await look("next");
await fill(`${said.point} Again.`);
await press("Save");
await look("saved");
told.shown = (await page.content()).includes(said.point);
await page.goto(address);
await look("gone");
told.stored = [...(await page.context().cookies()).map((cookie) => cookie.name), ...(await page.evaluate(() => Object.keys(localStorage)))];

await browser.close();
console.log(JSON.stringify(told));
