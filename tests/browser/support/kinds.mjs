// Which kind a page is, after the template that made it, and which page stands for each kind.
//
// The table is kinds.json. Every page is of exactly one kind, and every template that makes pages is a kind with a page
// that shows it: a new template without one is a fault, and so is a page that no row knows.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const browserTests = new URL("..", import.meta.url).pathname;
const table = JSON.parse(readFileSync(join(browserTests, "kinds.json"), "utf8"));

export function kindOf(page) {
  return Object.keys(table).filter((kind) => new RegExp(table[kind].path).test(page));
}

export function kinds(sites) {
  const shown = Object.entries(table).map(([kind, { shown }]) => {
    const [name, page] = shown.split(":");
    return { kind, site: sites.find((site) => site.name === name), page };
  });
  return { shown, faults: [...unknownPages(sites), ...unknownTemplates(), ...absent(shown)] };
}

function unknownPages(sites) {
  return sites.flatMap(({ name, pages }) => pages
    .filter((page) => kindOf(page).length !== 1)
    .map((page) => `${name}:${page}: is of ${kindOf(page).length} kinds in kinds.json`));
}

function unknownTemplates() {
  const folder = join(browserTests, "../../templates");
  const templates = readdirSync(folder).filter((file) => readFileSync(join(folder, file), "utf8").startsWith("{% extends"));
  return templates
    .filter((file) => !(file.replace(".html", "") in table))
    .map((file) => `templates/${file}: has no row in kinds.json`);
}

function absent(shown) {
  return shown
    .filter(({ kind, site, page }) => !site?.pages.includes(page) || !kindOf(page).includes(kind))
    .map(({ kind, page }) => `${kind}: no page \`${page}\` of this kind was made`);
}
