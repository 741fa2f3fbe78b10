// Has the Nu Html Checker read every HTML, SVG and CSS file: no error and no warning.
//
// Pages are read from the server, since the checker holds what they load to their policy, which names the server. Only
// what beyond-the-checker.json names is let through, what the checker does not know or read; a name there that is no
// longer needed is a finding, so that the list shrinks when the checker learns.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const beyond = JSON.parse(readFileSync(new URL("../beyond-the-checker.json", import.meta.url), "utf8"));
const kinds = { html: [], svg: ["--svg"], css: ["--css"] };

export default async function ({ server, sites }) {
  const read = await Promise.all(Object.entries(kinds).map(([ending, options]) => checked(options, ending === "html" ? pagesOf(server, sites) : filesOf(sites, ending))));
  const messages = read.flat();
  const excused = ({ message, extract }) => beyond.find((named) => [named].flat().every((part) => `${message} ${extract}`.includes(part)));
  const needed = new Set(messages.map(excused));
  const faults = messages
    .filter((message) => !excused(message) && (message.type !== "info" || message.subType === "warning"))
    .map(({ url, lastLine, message }) => `${url?.split("/").slice(4).join("/")}:${lastLine}: ${message}`);
  return [...faults, ...beyond.filter((named) => !needed.has(named)).map((named) => `beyond-the-checker.json: \`${named}\` is no longer needed`)];
}

function pagesOf(server, sites) {
  return sites.flatMap((site) => site.files.filter((file) => file.endsWith(".html")).map((file) => server.address(site, file)));
}

function filesOf(sites, ending) {
  return sites.flatMap(({ root, files }) => files.filter((file) => file.endsWith(`.${ending}`)).map((file) => join(root, file)));
}

// Not waited for in the thread, which is that of the server.
async function checked(options, files) {
  const all = ["-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all", "-jar", jar, ...options, "--format", "json", "--stdout", "--exit-zero-always", ...files];
  const { stdout } = await promisify(execFile)("java", all, { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages;
}
