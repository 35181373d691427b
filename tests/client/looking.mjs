// What every script that looks at pages in Chromium needs: to open it, to ask axe, and to go about by keyboard.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_STOPS = 400;

export const launch = (executablePath) =>
  chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });

// Returns what axe finds on a page into which AXE was put, by every rule unless some are named.
export async function axe(page, rules = null) {
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  return page.evaluate(async (only) => (await window.axe.run({ runOnly: only, resultTypes: ["violations"] })).violations, runOnly);
}

export const tooWide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Goes forward with the Tab key until the thing with this name has the focus, and its focus can be seen.
export async function tabTo(page, name, type = "") {
  for (let steps = 0; steps < MOST_STOPS; steps += 1) {
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

// Goes forward to a button or a link, and presses it; the next page is there when this is done.
export async function press(page, name) {
  await tabTo(page, name);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

// Goes forward to the next choice, and takes it.
export async function choose(page) {
  await tabTo(page, "", "radio");
  await page.keyboard.press("Space");
}
