// Opens every kind of page from its folder, without a server: its style arrives and the console stays empty. Only what
// a server shows for a page that is not there is left out.

import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { overAll, told } from "../support/browser.mjs";

export default function ({ browser, shown }) {
  return overAll(browser, shown.filter(({ kind }) => kind !== "not_found"), () => ({}), async (page, place) => {
    const faults = [];
    // Chromium fetches no letters ahead for a page from disk, and says so; it fetches them when the style asks for them.
    page.on("console", (message) => /^Access to font|^A preload for '.*woff2'|ERR_FAILED$/.test(message.text()) || faults.push(message.text()));
    page.on("requestfailed", (request) => request.resourceType() === "font" || faults.push(`did not get ${request.url()}`));
    page.on("request", (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || faults.push(`asks for ${request.url()}`));
    await page.goto(pathToFileURL(join(place.site.root, place.page)).href);
    if (!(await page.evaluate(() => getComputedStyle(document.body).marginTop === "0px"))) faults.push("has no style");
    return faults.map((fault) => `${told(place)}: ${fault}`);
  });
}
