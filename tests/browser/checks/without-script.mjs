// Compares every kind of page with scripts on and off: the same words, the same links. Only what needs a script, and
// says so by its class, is not there without one. Of the page for searching only the links: in the place of its field
// stands why there is none, which `search` holds.

import { overAll, told } from "../support/browser.mjs";

export default async function ({ browser, server, shown }) {
  const read = (javaScriptEnabled) => overAll(browser, shown, () => ({ javaScriptEnabled }), async (page, place) => {
    await page.goto(server.address(place.site, place.page));
    await page.evaluate(() => document.querySelectorAll(".by-script:not(.around)").forEach((part) => { part.hidden = true; part.style.display = "none"; }));
    const { words, links } = await page.evaluate(() => ({ words: document.body.innerText, links: [...document.links].map(({ href }) => href) }));
    return JSON.stringify({ words: place.kind === "search" ? null : words, links });
  });
  const [on, off] = [await read(true), await read(false)];
  return shown.filter((_, at) => on[at] !== off[at]).map((place) => `${told(place)}: says or leads to something else without scripts`);
}
