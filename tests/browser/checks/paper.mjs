// Prints every edition, and a page of every other kind: no drawing and no line of a table is cut over two sheets, and
// nothing runs off the side of one.
//
// Where a browser breaks cannot be asked, but what it may not break can: a drawing is one piece, a line of a table
// forbids a break inside, and both are kept if they are no higher than a sheet. The PDF is kept
// where `--artefacts` says.

import { kindOf } from "../support/kinds.mjs";
import { everyPage, overAll, told } from "../support/browser.mjs";

// A4 without the margins of kamerbrief.css, in pixels of CSS.
const sheet = { width: Math.floor(((210 - 36) / 25.4) * 96), height: Math.floor(((297 - 40) / 25.4) * 96) };

export default function ({ artefacts, browser, server, shown, sites }) {
  const editions = everyPage(sites).filter(({ page }) => kindOf(page).includes("edition"));
  const places = [...editions, ...shown.filter(({ kind }) => kind !== "edition")];
  return overAll(browser, places, () => ({ viewport: sheet }), async (page, place) => {
    await page.emulateMedia({ media: "print" });
    await page.goto(server.address(place.site, place.page));
    const faults = await page.evaluate(broken, sheet);
    const name = told(place).replace(/[^a-z0-9-]+/gi, "_");
    await page.pdf({ path: artefacts && `${artefacts}/${name}.pdf`, preferCSSPageSize: true });
    return faults.map((fault) => `${told(place)}: ${fault}`);
  });
}

function broken({ width, height }) {
  const shown = (choice) => [...document.querySelectorAll(choice)].filter((one) => one.checkVisibility());
  const high = shown("svg.chart, tr").filter((one) => one.getBoundingClientRect().height > height).map((one) => `higher than a sheet: ${one.outerHTML.slice(0, 90)}`);
  const breaks = shown("tr").filter((one) => getComputedStyle(one).breakInside !== "avoid" && getComputedStyle(one).display === "table-row").map((one) => `may be broken: ${one.outerHTML.slice(0, 90)}`);
  const wide = document.documentElement.scrollWidth > width ? [`wider than a sheet: ${document.documentElement.scrollWidth} on ${width}`] : [];
  return [...high, ...breaks, ...wide];
}
