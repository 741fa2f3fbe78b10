// Has the Nu Html Checker read every HTML, SVG and CSS file: no error and no warning.
//
// Only what beyond-the-checker.json names is let through, what the checker does not know or read; a name there that
// is no longer needed is a finding, so that the list shrinks when the checker learns.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const beyond = JSON.parse(readFileSync(new URL("../beyond-the-checker.json", import.meta.url), "utf8"));
const kinds = { html: [], svg: ["--svg"], css: ["--css"] };

export default function ({ sites }) {
  const messages = Object.entries(kinds).flatMap(([ending, options]) => checked(options, filesOf(sites, ending)));
  const excused = ({ message }) => beyond.find((part) => message.includes(part));
  const needed = new Set(messages.map(excused));
  const faults = messages
    .filter((message) => !excused(message) && (message.type !== "info" || message.subType === "warning"))
    .map(({ url, lastLine, message }) => `${url?.split("/").slice(4).join("/")}:${lastLine}: ${message}`);
  return [...faults, ...beyond.filter((part) => !needed.has(part)).map((part) => `beyond-the-checker.json: \`${part}\` is no longer needed`)];
}

function filesOf(sites, ending) {
  return sites.flatMap(({ root, files }) => files.filter((file) => file.endsWith(`.${ending}`)).map((file) => join(root, file)));
}

function checked(options, files) {
  const all = ["-Xss4m", "-jar", jar, ...options, "--format", "json", "--stdout", "--exit-zero-always", ...files];
  return JSON.parse(execFileSync("java", all, { encoding: "utf8", maxBuffer: 1 << 28 })).messages;
}
