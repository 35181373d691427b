// Takes seats in a rehearsal with the keyboard alone, and chooses a person on the storyboard; tells what it saw.
// node rehearsal.mjs CHROMIUM WIDTH STORYBOARD '{"address": …, "manager": …, "peer": …, "point": …}'

import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, width, storyboard, words] = process.argv.slice(2);
const said = JSON.parse(words);

const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, javaScriptEnabled: true });
const wide = [];

async function look(where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) wide.push(where);
}

// Goes forward from one thing to the next until the one with this name has the focus, and its focus can be seen.
async function tabTo(name, { role = "" } = {}) {
  for (let steps = 0; steps < 400; steps += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const here = document.activeElement;
      const label = here.labels?.[0]?.textContent ?? here.textContent ?? "";
      return { name: label.trim(), type: here.type ?? "", outline: getComputedStyle(here).outlineStyle };
    });
    if (found.name.startsWith(name) && found.type.startsWith(role)) {
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

await page.goto(`${said.address}/rehearsal`);
await look("seats");
await press(said.manager);
await look("manager");
await press("Accept timetable");
const accepted = await page.locator("li:target").innerText();

await page.goto(`${said.address}/rehearsal`);
await press(said.peer);
const card = page.getByRole("button", { name: "Save", exact: true });
for (let pushes = 0; pushes < 20 && !(await card.count()); pushes += 1) {
  await press("Push it until something comes here");
  await look("pushed");
}
const told = await page.getByRole("status").innerText();
await tabTo("", { role: "radio" });
await page.keyboard.press("Space");
await tabTo("", { role: "radio" });
await page.keyboard.press("Space");
await tabTo("The point");
await page.keyboard.type(said.point);
await tabTo("", { role: "radio" });
await page.keyboard.press("Space");
await press("Save");
await look("saved");
const saved = await page.locator("li:target").innerText();

await page.goto(pathToFileURL(storyboard).href);
const shown = () => page.locator(".message:visible").count();
const everybody = await shown();
await page.keyboard.press("Tab");
const first = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press("Tab");
await page.keyboard.press("ArrowDown");
const managers = await shown();
await look("storyboard");

await browser.close();
console.log(JSON.stringify({ accepted, told, saved, everybody, first, managers, wide }));
