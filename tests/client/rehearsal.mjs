// Takes seats in a rehearsal with the keyboard alone, and chooses a person on the storyboard; tells what it saw.
// node rehearsal.mjs CHROMIUM WIDTH STORYBOARD '{"address": …, "manager": …, "peer": …, "point": …}'

import { pathToFileURL } from "node:url";
import { choose, launch, press, tabTo, tooWide } from "./looking.mjs";

const [executablePath, width, storyboard, words] = process.argv.slice(2);
const said = JSON.parse(words);

const browser = await launch(executablePath);
const page = await browser.newPage({ viewport: { width: Number(width), height: 900 }, javaScriptEnabled: true });
const wide = [];

async function look(where) {
  if ((await tooWide(page)) > 0) wide.push(where);
}

await page.goto(`${said.address}/rehearsal`);
await look("seats");
await press(page, said.manager);
await look("manager");
await press(page, "Accept timetable");
const accepted = await page.locator("li:target").innerText();

await page.goto(`${said.address}/rehearsal`);
await press(page, said.peer);
const card = page.getByText("What did you hear?");
const on = "Push it until something comes here";
await press(page, on);
await look("pushed");
for (let pushes = 1; pushes < 20 && !(await card.count()); pushes += 1) {
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: on }).click()]);
  await look("pushed");
}
const told = await page.getByRole("status").innerText();
await choose(page);
await choose(page);
await tabTo(page, "The point");
await page.keyboard.type(said.point);
await choose(page);
await press(page, "Save");
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
