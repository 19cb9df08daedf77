// Expressions, read and evaluated by GitHub's own library. A scope holds what an expression may name: its contexts and its functions.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { replacer } from '@actions/expressions/data/replacer';
import { reviver } from '@actions/expressions/data/reviver';
import { truthy } from '@actions/expressions/result';
import { isBasicExpression, isMapping, isSequence } from '@actions/workflow-parser';

const trees = new Map();

/** Contexts by name, and the status functions that hold here. */
export function scope(contexts, functions = {}) {
  const dictionary = new data.Dictionary(...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })));
  return { contexts: dictionary, names: Object.keys(contexts), functions: definitions(functions) };
}

export function holds(expression, within) {
  return truthy(run(expression, within));
}

/** The value of a piece of a workflow file, with all its expressions evaluated. */
export function evaluate(token, within) {
  if (token === undefined) return undefined;
  if (isBasicExpression(token)) return fromData(run(token.expression, within));
  if (isSequence(token)) return [...token].map(item => evaluate(item, within));
  if (isMapping(token)) return Object.fromEntries([...token].map(({ key, value }) => [keyOf(key), evaluate(value, within)]));
  return token.isScalar && !token.isExpression ? token.value ?? null : unsupported(token);
}

/** As for `with` and `env`: everything is text in the end. */
export function evaluateTexts(mapping, within) {
  return Object.fromEntries(mapping ? [...mapping].map(({ key, value }) => [keyOf(key), text(value, within)]) : []);
}

export function text(token, within) {
  return toData(evaluate(token, within) ?? null).coerceString();
}

function run(expression, within) {
  const key = `${within.names} ${expression}`;
  if (!trees.has(key)) trees.set(key, new Parser(new Lexer(expression).lex().tokens, within.names, [...within.functions.values()]).parse());
  return new Evaluator(trees.get(key), within.contexts, within.functions).evaluate();
}

function definitions(functions) {
  const all = { ...functions, hashFiles: () => '0'.repeat(64) };
  return new Map(Object.entries(all).map(([name, answer]) =>
    [name.toLowerCase(), { name, minArgs: 0, maxArgs: name === 'hashFiles' ? 255 : 0, call: () => toData(answer()) }]));
}

function keyOf(key) {
  return key.isExpression ? unsupported(key) : key.value;
}

function unsupported(token) {
  throw new Error(`'${token}' in line ${token.line} is not simulated`);
}

const toData = value => JSON.parse(JSON.stringify(value), reviver);
const fromData = value => JSON.parse(JSON.stringify(value, replacer));
