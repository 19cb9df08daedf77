// A call of a reusable workflow: what it is given (typed inputs, secrets by name), and what it gives back.
import { evaluate, evaluateTexts, scope, text } from './expressions.mjs';

export function inputsOf(callee, job, callerScope, github, vars) {
  const given = job.part('with');
  const definitions = callee.call.find('inputs');
  const defaults = scope({ github, vars, inputs: {} });
  return Object.fromEntries(definitions ? [...definitions].map(({ key, value: definition }) => {
    const passed = given?.find(key.value);
    const value = passed === undefined ? evaluate(definition.find('default'), defaults) : evaluate(passed, callerScope);
    return [key.value, typed(key.value, definition.find('type')?.value ?? 'string', value, passed !== undefined)];
  }) : []);
}

/** Only secrets that are passed by name arrive. */
export function secretsOf(job, callerScope) {
  if (job.part('secrets')?.value === 'inherit') throw new Error(`The job '${job.id}' inherits secrets, which is not simulated`);
  return evaluateTexts(job.part('secrets'), callerScope);
}

export function outputsOf(callee, contexts) {
  const within = scope(contexts);
  const definitions = callee.call.find('outputs');
  return Object.fromEntries(definitions ? [...definitions].map(({ key, value }) => [key.value, text(value.find('value'), within)]) : []);
}

/** Text is made of anything; a boolean or a number has to be one. */
function typed(name, type, value, isPassed) {
  if (type === 'string') return value === undefined || value === null ? '' : String(value);
  if (value === undefined || (value === null && !isPassed)) return type === 'boolean' ? false : 0;
  if (typeof value !== type) throw new Error(`The input '${name}' is a ${type} and was given ${JSON.stringify(value)}`);
  return value;
}
