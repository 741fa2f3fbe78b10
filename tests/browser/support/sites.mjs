// Builds the sites of sites.json into a folder of their own and lists their pages.
//
// A site that does not build ends the run: nothing is tested that is not as a reader would get it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const browserTests = new URL("..", import.meta.url).pathname;
const repository = join(browserTests, "../..");
// Later than every letter of the sites, and the same on every day.
const asOf = "2026-07-01T12:00:00Z";

const out = mkdtempSync(join(tmpdir(), "kamerbrief-browser-"));
process.on("exit", () => rmSync(out, { recursive: true }));

// Where a site stands on the server: never at its root, since no ministry promises that.
export function pathOf({ name }) {
  return `/onder/${name}/`;
}

export function allBuilt() {
  return JSON.parse(readFileSync(join(browserTests, "sites.json"), "utf8")).map(built);
}

// A site in a folder, which is named from the top of the repository or in full.
export function built(site) {
  const root = join(out, site.name);
  const options = ["build", "--site", resolve(repository, site.folder), "--out", root, "--as-of", asOf, "--base-url", `https://kamerbrief.example${pathOf(site)}`];
  execFileSync(join(repository, "target/release/kamerbrief"), site.preview ? [...options, "--preview"] : options, { stdio: "pipe" });
  const files = filesBelow(root);
  return { name: site.name, root, files, pages: files.filter((file) => file.endsWith(".html")) };
}

export function filesBelow(root, folder = "") {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}
