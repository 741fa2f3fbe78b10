// Compares every kind of page with scripts on and off: the same words, the same links. Only what needs a script, and
// says so by its class, is not there without one.

import { overAll, told } from "../support/browser.mjs";

export default async function ({ browser, server, shown }) {
  const read = (javaScriptEnabled) => overAll(browser, shown, () => ({ javaScriptEnabled }), async (page, place) => {
    await page.goto(server.address(place.site, place.page));
    await page.evaluate(() => document.querySelectorAll(".by-script:not(.around)").forEach((part) => { part.hidden = true; part.style.display = "none"; }));
    return page.evaluate(() => JSON.stringify({ words: document.body.innerText, links: [...document.links].map(({ href }) => href) }));
  });
  const [on, off] = [await read(true), await read(false)];
  return shown.filter((_, at) => on[at] !== off[at]).map((place) => `${told(place)}: says or leads to something else without scripts`);
}
