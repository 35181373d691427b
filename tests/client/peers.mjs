// Offers to be a peer with the keyboard alone, and looks at the other pages about peers; tells what it saw.
// node peers.mjs CHROMIUM WIDTH SCHEME ADDRESS OTHER-PAGE...

import { AXE, axe, choose, launch, press, tabTo, tooWide } from "./looking.mjs";

const [executablePath, width, colorScheme, address, ...others] = process.argv.slice(2);

const browser = await launch(executablePath);
const page = await browser.newPage({ viewport: { width: Number(width), height: 700 }, colorScheme });
const told = { pages: [], faults: [], asked: [] };
page.on("console", (message) => message.text().includes("Content Security Policy") && told.faults.push(message.text()));
page.on("request", (request) => request.resourceType() === "script" && told.asked.push(request.url()));

async function look(name) {
  told.pages.push(await page.locator("h1").innerText());
  const wide = await tooWide(page);
  if (wide > 0) told.faults.push(`${name} is ${wide} px too wide`);
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

async function type(label, words) {
  await tabTo(page, label);
  await page.keyboard.type(words);
}

await page.goto(address);
await look("form");
await type("Your name", "Pat Invented");
await type("Your e-mail address", "pat@nowhere");
await type("Your job or role", "Carer");
await type("Your region", "Wales");
await type("Your experience", "Ten years.");
await tabTo(page, "Family carer", "checkbox");
await page.keyboard.press("Space");
await choose(page);
await choose(page);
await choose(page);
await press(page, "Send");
await look("problem");
await tabTo(page, "Your e-mail address");
await page.keyboard.press("Control+A");
await page.keyboard.type("pat@peers.example");
await tabTo(page, "", "radio");
await choose(page);
await choose(page);
await press(page, "Send");
await look("sent");
for (const other of others) {
  await page.goto(other);
  await look(other.slice(-20));
}

await browser.close();
console.log(JSON.stringify(told));
