// Serves every site below a path of its own, as a ministry's server would: nothing but its own files, under a policy
// that allows nothing within a page and nothing from elsewhere. The page for searching alone may run what reads its index.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { kindOf } from "./kinds.mjs";
import { pathOf } from "./sites.mjs";

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";
const scripts = { search: "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'", other: "script-src 'self'; connect-src 'self'" };
const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript",
  ".woff2": "font/woff2", ".png": "image/png", ".json": "application/json", ".xml": "application/xml", ".csv": "text/csv",
};

export async function served(sites) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(request.url.split("?")[0]));
    const site = sites.find((site) => path.startsWith(pathOf(site)));
    const page = site ? path.slice(pathOf(site).length) : "";
    const file = site ? join(site.root, page) : "";
    const allowed = kindOf(page).includes("search") ? scripts.search : scripts.other;
    const body = await readFile(file).catch(() => null);
    response.writeHead(body ? 200 : 404, { "content-type": types[extname(file)] ?? "text/html; charset=utf-8", "content-security-policy": `${policy}; ${allowed}` });
    response.end(body ?? "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const address = (site, page) => `${origin}${pathOf(site)}${page.split("/").map(encodeURIComponent).join("/")}`;
  return { address, origin, close: () => server.close() };
}
