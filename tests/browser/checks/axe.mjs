// Holds a page of every kind to WCAG 2.0 to 2.2, A and AA, and to axe's best practices, on a phone and a desk, in
// light, dark and forced colours, with everything unfolded.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { overAll, told } from "../support/browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const colours = [
  { name: "light", colorScheme: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "forced", forcedColors: "active" },
];

export default function ({ browser, server, shown }) {
  const places = shown.flatMap((place) => [360, 1280].flatMap((width) => colours.map((colour) => ({ ...place, width, colour }))));
  const options = ({ width, colour: { name, ...media } }) => ({ viewport: { width, height: 800 }, ...media });
  return overAll(browser, places, options, async (page, place) => {
    await page.goto(server.address(place.site, place.page));
    return (await violations(page)).map((violation) => `${told(place)} at ${place.width}, ${place.colour.name}: ${violation}`);
  });
}

// Of a page as it is at that moment.
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, first ${nodes[0].html.slice(0, 120)}`);
  }, tags);
}
