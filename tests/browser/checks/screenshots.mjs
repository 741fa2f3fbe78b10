// Keeps how every kind of page looks, at three widths, in light, dark and print, where `--artefacts` says. Finds
// nothing: it is for eyes.

import { overAll } from "../support/browser.mjs";

const looks = [{ name: "light", colorScheme: "light" }, { name: "dark", colorScheme: "dark" }, { name: "print", colorScheme: "light", media: "print" }];

export default function ({ artefacts, browser, server, shown }) {
  if (!artefacts) return [];
  const places = shown.flatMap((place) => [360, 768, 1280].flatMap((width) => looks.map((look) => ({ ...place, width, look }))));
  const options = ({ width, look }) => ({ viewport: { width, height: 800 }, colorScheme: look.colorScheme });
  return overAll(browser, places, options, async (page, { site, kind, page: file, width, look }) => {
    await page.emulateMedia({ media: look.media ?? "screen" });
    await page.goto(server.address(site, file));
    await page.screenshot({ path: `${artefacts}/${kind}-${width}-${look.name}.png`, fullPage: true });
    return [];
  });
}
