// Writes an observation on the web form with the keyboard alone, as a phone or a desk shows it; tells what it saw.
// node form.mjs CHROMIUM WIDTH SCHEME ADDRESS '{"named": …, "point": …}' [FOLDER FOR SCREENSHOTS]

import { join } from "node:path";
import { AXE, axe, choose, launch, press, tabTo, tooWide } from "./looking.mjs";

const [executablePath, width, colorScheme, address, words, folder] = process.argv.slice(2);
const said = JSON.parse(words);

const browser = await launch(executablePath);
const page = await browser.newPage({ viewport: { width: Number(width), height: 700 }, colorScheme });
const told = { pages: [], faults: [], stored: [], asked: [], names: "" };
page.on("console", (message) => message.text().includes("Content Security Policy") && told.faults.push(message.text()));
page.on("request", (request) => told.asked.push(`${request.method()} ${new URL(request.url()).pathname.split("/")[1]}`));

async function look(name) {
  told.pages.push([name, await page.locator("h1").innerText()]);
  const wide = await tooWide(page);
  if (wide > 0) told.faults.push(`${name} is ${wide} px too wide`);
  if (folder) await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  await page.evaluate(AXE);
  for (const { id, nodes } of await axe(page)) told.faults.push(`${name}: ${id}: ${nodes[0].html.slice(0, 200)}`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, a.button, select, input, textarea")]
      .map((each) => [each.name || each.textContent, each.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([label]) => label),
  );
  if (small.length) told.faults.push(`${name}: too small to press: ${small}`);
}

async function fill(point) {
  await choose(page);
  await choose(page);
  await tabTo(page, "The point");
  await page.keyboard.type(point);
  const group = page.locator("input[name=group][type=radio]");
  if (await group.count()) await choose(page);
}

await page.goto(address);
await look("form");
told.names = await page.locator("main").ariaSnapshot();
await fill(said.named);
await press(page, "Save");
await look("problem");
told.kept = await page.locator("textarea[name=text]").inputValue();
await tabTo(page, "The point");
await page.keyboard.press("Control+A");
await page.keyboard.type(said.point);
await press(page, "Save and add another");
await look("next");
await fill(`${said.point} Again.`);
await press(page, "Save");
await look("saved");
told.shown = (await page.content()).includes(said.point);
await page.goto(address);
await look("gone");
told.stored = [...(await page.context().cookies()).map((cookie) => cookie.name), ...(await page.evaluate(() => Object.keys(localStorage)))];

await browser.close();
console.log(JSON.stringify(told));
