// Weighs what a reader's browser fetches of an edition of up to four charts: the page with its styles and scripts, as
// a server would compress them, and its fonts.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { kindOf } from "../support/kinds.mjs";
import { everyPage } from "../support/browser.mjs";

const most = { text: 60_000, fonts: 40_000 };

export default function ({ sites }) {
  const editions = everyPage(sites).filter(({ page }) => kindOf(page).includes("edition")).map(weighed);
  const measured = editions.filter(({ charts }) => charts > 0 && charts <= 4);
  const heavy = measured.filter(({ text }) => text > most.text).map(({ told, text }) => `${told}: ${text} bytes, may be ${most.text}`);
  const fonts = sites.map(({ name, root, files }) => [name, sum(files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file)).map((file) => readFileSync(join(root, file)).length))]);
  const heavyFonts = fonts.filter(([, size]) => size > most.fonts).map(([name, size]) => `${name}: fonts of ${size} bytes, may be ${most.fonts}`);
  return [...heavy, ...heavyFonts, ...(measured.length ? [] : ["no edition has charts, so nothing was weighed"])];
}

function weighed({ site, page }) {
  const html = readFileSync(join(site.root, page), "utf8");
  const linked = [...html.matchAll(/<(?:link rel="stylesheet" href|script [^>]*src)="([^"]+)"/g)].map(([, path]) => readFileSync(join(site.root, dirname(page), path)));
  const charts = html.split('<figure class="drawing"').length - 1;
  return { told: `${site.name}:${page}`, charts, text: sum([html, ...linked].map((part) => gzipSync(part).length)) };
}

function sum(sizes) {
  return sizes.reduce((all, size) => all + size, 0);
}
