// Builds the sites, runs every check over them and says what was found; leaves with 1 if anything was.
//
// What a check looks at is in its own file below checks/; here is only the order. Checks share one browser.

import { mkdirSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { allBuilt } from "./support/sites.mjs";
import { kinds } from "./support/kinds.mjs";
import { served } from "./support/server.mjs";
import { launched } from "./support/browser.mjs";

const here = new URL(".", import.meta.url).pathname;
const { values, positionals } = parseArgs({ options: { artefacts: { type: "string" } }, allowPositionals: true });
const { artefacts } = values;
if (artefacts) mkdirSync(artefacts, { recursive: true });

const known = readdirSync(`${here}/checks`).map((file) => file.replace(".mjs", "")).sort();
const chosen = positionals.length ? positionals : known;
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length) throw new Error(`no check is named ${unknown.join(", ")}; there are ${known.join(", ")}`);

const sites = allBuilt();
const server = await served(sites);
const browser = await launched();
const { shown, faults } = kinds(sites);
let found = report("kinds", faults, 0);
for (const name of chosen) {
  const began = Date.now();
  const { default: check } = await import(`./checks/${name}.mjs`);
  found += report(name, await check({ sites, shown, server, browser, artefacts }), Date.now() - began);
}
await browser.close();
server.close();
process.exit(found ? 1 : 0);

function report(name, findings, took) {
  console.log(`${findings.length ? "FAILED" : "passed"}  ${name}  ${(took / 1000).toFixed(1)} s`);
  for (const finding of findings.slice(0, 40)) console.log(`  ${finding}`);
  if (findings.length > 40) console.log(`  and ${findings.length - 40} more`);
  return findings.length;
}
