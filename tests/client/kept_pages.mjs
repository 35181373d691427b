// The browser of the card lab, which keeps its pages: what draws a card is loaded once for each theme and width,
// and each card is drawn on an empty page. The lab imports it in place of playwright-core.

import { chromium as real } from "playwright-core";

const AGAIN = ["evaluate", "click", "locator", "$$"];

class Sheet {
  constructor(browser, options, kept) {
    Object.assign(this, { browser, options, kept });
    for (const name of AGAIN) this[name] = (...given) => this.page[name](...given);
  }

  setDefaultTimeout(patience) {
    this.patience = patience;
  }

  async route(pattern, answer) {
    this.guard = [pattern, answer];
  }

  async setContent(html) {
    const key = JSON.stringify([this.options, html]);
    this.blank = !this.kept.has(key);
    if (this.blank) {
      const page = await this.browser.newPage(this.options);
      page.setDefaultTimeout(this.patience);
      await page.route(...this.guard);
      await page.setContent(html);
      this.kept.set(key, page);
    }
    this.page = this.kept.get(key);
    await this.page.evaluate(() => document.getElementById("card").replaceChildren());
  }

  async addScriptTag(script) {
    if (this.blank) await this.page.addScriptTag(script);
  }

  async close() {}
}

export const chromium = {
  async launch(options) {
    const browser = await real.launch(options);
    const kept = new Map();
    return { newPage: async (wanted) => new Sheet(browser, wanted, kept), close: () => browser.close() };
  },
};
