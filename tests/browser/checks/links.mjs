// Holds every address and id of every page: what is internal exists, with its fragment; no id stands twice; what
// labels or describes exists. Addresses are relative, so that a site works from a folder as from any path of a server.

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parse } from "parse5";
import { pathOf } from "../support/sites.mjs";

// Shown below whatever address was asked for, so that it alone leads from the root of the server.
const anywhere = "404.html";
const addresses = ["href", "src", "data", "poster", "action"];
const references = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"];

export default function ({ sites }) {
  return sites.flatMap((site) => {
    const read = new Map(site.pages.map((page) => [page, attributes(parse(readFileSync(join(site.root, page), "utf8")))]));
    const ids = new Map([...read].map(([page, all]) => [page, all.filter(({ name }) => name === "id").map(({ value }) => value)]));
    return site.pages.flatMap((page) => faults(site, page, read.get(page), ids).map((fault) => `${site.name}:${page}: ${fault}`));
  });
}

function attributes(node) {
  const below = [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])];
  return [...(node.attrs ?? []), ...below.flatMap(attributes)];
}

function faults(site, page, all, ids) {
  const own = ids.get(page);
  const twice = own.filter((id, at) => own.indexOf(id) !== at).map((id) => `id \`${id}\` stands twice`);
  const lost = all.filter(({ name }) => references.includes(name))
    .flatMap(({ name, value }) => value.split(/\s+/).filter((id) => !own.includes(id)).map((id) => `${name} names no id: \`${id}\``));
  const broken = all.filter(({ name }) => addresses.includes(name)).map(({ value }) => broke(site, page, value, ids));
  return [...twice, ...lost, ...broken.filter(Boolean)];
}

function broke(site, page, address, ids) {
  if (/^(https?|mailto|tel|data):/.test(address)) return null;
  if (/^([a-z]+:|\/)/i.test(address) && page !== anywhere) return `no relative address: ${address}`;
  const [path, fragment] = address.split("#").map(decodeURIComponent);
  const to = path.startsWith(pathOf(site)) ? path.slice(pathOf(site).length) : path ? normalize(join(dirname(page), path)) : page;
  if (to.startsWith("..")) return `leads out of the site: ${address}`;
  if (!existsSync(join(site.root, to)) || statSync(join(site.root, to)).isDirectory()) return `leads nowhere: ${address}`;
  return fragment && ids.has(to) && !ids.get(to).includes(fragment) ? `no such part: ${address}` : null;
}
