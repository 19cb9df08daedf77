// Answers what a run of a workflow does. In: a line with the texts of all files by the name `uses` calls them, then a case on each line. Out: an answer on each line.
import './json-imports.mjs';
import { createInterface } from 'node:readline';

const { Library } = await import('./workflow.mjs');
const { simulate } = await import('./run.mjs');

let library;
for await (const line of createInterface({ input: process.stdin })) {
  if (library === undefined) library = new Library(JSON.parse(line));
  else process.stdout.write(`${JSON.stringify(await simulate(library, JSON.parse(line)))}\n`);
}
