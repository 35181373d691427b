// Fills the capture card in the Agents Playground's own window, as a peer would, and tells what stands there.
// node capture.mjs CHROMIUM ADDRESS PICTURES '{"theme": …, "point": …}'

import { launch } from "./looking.mjs";

const [executablePath, address, pictures, words] = process.argv.slice(2);
const said = JSON.parse(words);

const browser = await launch(executablePath);
const page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
// The window asks the network for fonts, which a test does not have.
await page.route(
  (url) => url.hostname !== "127.0.0.1",
  (route) => route.abort(),
);
await page.goto(address);
// The bot greets once, and did so when it was added: the window is ready when one can write in it.
await page.locator("div[role=textbox][data-lexical-editor=true]").first().waitFor();
console.log("ready");

const cards = page.locator(".ac-adaptiveCard");
const save = page.getByRole("button", { name: "Save", exact: true });
await save.waitFor({ timeout: 60_000 });
const before = await cards.count();

await save.click();
const problem = page.getByText(said.problem);
await problem.waitFor();
await page.screenshot({ path: `${pictures}/1-left-empty.png` });

await page.getByRole("radio", { name: said.theme }).check();
await page.getByRole("radio", { name: said.kind }).check();
await page.getByRole("textbox", { name: said.label }).fill(said.point);
await page.screenshot({ path: `${pictures}/2-filled.png` });
await save.click();
await page.getByText(said.saved).waitFor();
await save.waitFor({ state: "detached" });
await page.screenshot({ path: `${pictures}/3-saved.png` });

console.log(JSON.stringify({ before, after: await cards.count(), stands: await cards.last().innerText() }));
await browser.close();
