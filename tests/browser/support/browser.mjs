// Debian's Chromium, and pages in it that are let go again; several at once, since a page waits more than it works.

import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const atOnce = 3;

export function launched() {
  const executablePath = execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

// What `look` finds at each of `places`, in their order. Each gets a page in a context with `options` of its own.
export async function overAll(browser, places, options, look) {
  const found = new Array(places.length);
  let next = 0;
  const work = async () => {
    while (next < places.length) {
      const at = next++;
      const context = await browser.newContext({ reducedMotion: "reduce", ...options(places[at]) });
      found[at] = await look(await context.newPage(), places[at]).catch((error) => [`${told(places[at])}: ${error.message}`]);
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found.flat();
}

export function told({ site, page }) {
  return `${site.name}:${page}`;
}

export function everyPage(sites) {
  return sites.flatMap((site) => site.pages.map((page) => ({ site, page })));
}
