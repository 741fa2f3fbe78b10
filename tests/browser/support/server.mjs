// Serves every site below a path of its own, as a ministry's server would: nothing but its own files, under a policy
// that allows nothing within a page and nothing from elsewhere.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { pathOf } from "./sites.mjs";

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript",
  ".woff2": "font/woff2", ".png": "image/png", ".json": "application/json", ".xml": "application/xml", ".csv": "text/csv",
};

export async function served(sites) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(request.url.split("?")[0]));
    const site = sites.find((site) => path.startsWith(pathOf(site)));
    const file = site ? join(site.root, path.slice(pathOf(site).length)) : "";
    const body = await readFile(file).catch(() => null);
    response.writeHead(body ? 200 : 404, { "content-type": types[extname(file)] ?? "text/html; charset=utf-8", "content-security-policy": policy });
    response.end(body ?? "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const address = (site, page) => `${origin}${pathOf(site)}${page.split("/").map(encodeURIComponent).join("/")}`;
  return { address, origin, close: () => server.close() };
}
