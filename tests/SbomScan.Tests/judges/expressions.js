// In: {"parse": [expression, …], "satisfies": [{"expression", "allowed": [id, …]}, …]}. Out: one line for each, in this order: "true" or "false".
const parse = require('spdx-expression-parse');
const satisfies = require('spdx-satisfies');
const questions = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const isValid = text => { try { parse(text); return true; } catch { return false; } };

for (const expression of questions.parse ?? []) console.log(isValid(expression));
for (const { expression, allowed } of questions.satisfies ?? []) console.log(satisfies(expression, allowed));
