// The graph of jobs: which run, in which order, with which result. A job that calls a workflow is a graph of its own.
import { inputsOf, outputsOf, secretsOf } from './calls.mjs';
import { evaluate, evaluateTexts, holds, scope, text } from './expressions.mjs';
import { cells, label } from './matrix.mjs';
import { readOnly, requested } from './permissions.mjs';
import { combined, jobStatus } from './status.mjs';
import { runSteps, stepScope } from './steps.mjs';

/** `frame` is what holds for a whole file: its inputs, its secrets, the path it was called by and what the caller may. */
export async function runJobs(run, workflow, frame) {
  const done = new Map();
  for (const job of inOrder(workflow.jobs)) done.set(job.id, await runJob(run, workflow, job, frame, done));
  return done;
}

export const resultOf = done => combined([...done.values()].map(job => job.result));

async function runJob(run, workflow, job, frame, done) {
  const answers = [];
  const contexts = { github: run.situation.github, vars: run.situation.vars, inputs: frame.inputs, needs: needsOf(job, done) };
  const record = answer => run.answers.push({ path: frame.prefix + job.id, file: workflow.name, id: job.id, uses: job.uses, hasCondition: job.hasCondition, ...answer });
  try {
    if (!holds(job.if, scope(contexts, jobStatus(run, ancestors(job, workflow, done))))) {
      record({ result: 'skipped' });
      return { result: 'skipped', outputs: {} };
    }
    const strategy = evaluate(job.part('strategy'), scope(contexts)) ?? {};
    const matrix = cells(strategy.matrix);
    for (const [index, cell] of matrix.entries()) {
      const inCell = { ...contexts, matrix: cell ?? {}, strategy: { 'job-index': index, 'job-total': matrix.length, 'fail-fast': strategy['fail-fast'] ?? true } };
      const name = job.part('name')?.isExpression ? text(job.part('name'), scope(inCell)) : undefined;
      const path = frame.prefix + job.id + label(cell, job.id, name);
      const answer = await runCell(run, workflow, job, frame, inCell, path);
      record({ path, matrix: cell, ...answer });
      answers.push(answer);
    }
  } catch (error) {
    record({ result: 'failure', error: error.message });
    answers.push({ result: 'failure', outputs: {} });
  }
  return { result: combined(answers.map(answer => answer.result)), outputs: answers.at(-1).outputs ?? {} };
}

async function runCell(run, workflow, job, frame, contexts, path) {
  const permissions = requested(workflow, job, frame.permissions);
  const within = scope(contexts);
  const shared = { name: job.part('name') ? text(job.part('name'), within) : job.id, concurrency: concurrencyOf(job, within), permissions: run.situation.isUntrusted ? readOnly(permissions) : permissions };
  const forced = run.isCancelledAt(path) ? 'cancelled' : run.situation.forced(path);
  if (job.uses) return { ...shared, ...await callWorkflow(run, job, frame, contexts, path, permissions, forced) };
  const environment = evaluate(environmentPart(job, 'name'), within) || undefined;
  const place = { ...shared, environment, runsOn: runnerOf(job, within), timeout: timeoutOf(job, within) };
  // A job that succeeds does so by its steps, and writes its outputs.
  if (forced !== undefined && forced !== 'success') return { ...place, result: forced, outputs: {}, steps: [] };
  return { ...place, ...runOnRunner(run, workflow, job, frame, contexts, path, environment) };
}

function runOnRunner(run, workflow, job, frame, contexts, path, environment) {
  const vars = { ...contexts.vars, ...run.situation.environmentVars[environment] };
  const secrets = { ...frame.secrets, GITHUB_TOKEN: 'token' };
  const outer = { ...contexts, vars, secrets };
  const workflowEnv = evaluateTexts(workflow.env, scope(outer));
  const env = { ...workflowEnv, ...evaluateTexts(job.part('env'), scope({ ...outer, env: workflowEnv })) };
  const all = { ...outer, env, runner: { os: 'Linux', arch: 'X64', name: 'runner', temp: '/runner/temp', tool_cache: '/runner/tools', environment: 'github-hosted' } };
  const state = runSteps(run, job, path, all);
  const within = stepScope(all, state);
  const answer = { result: state.status, steps: state.answers };
  try {
    return { ...answer, url: evaluate(environmentPart(job, 'url'), within), outputs: withoutSecrets(evaluateTexts(job.part('outputs'), within), secrets) };
  } catch (error) {
    return { ...answer, result: 'failure', error: error.message, outputs: {} };
  }
}

async function callWorkflow(run, job, frame, contexts, path, permissions, forced) {
  if (forced !== undefined) return { result: forced, outputs: {} };
  const callee = await run.library.read(job.uses);
  const { github, vars } = run.situation;
  const inputs = inputsOf(callee, job, scope(contexts), github, vars);
  const secrets = secretsOf(job, scope({ ...contexts, secrets: frame.secrets }));
  const done = await runJobs(run, callee, { inputs, secrets, prefix: `${path}/`, permissions });
  const outputs = outputsOf(callee, { github, vars, inputs, jobs: Object.fromEntries(done) });
  return { result: resultOf(done), inputs, outputs };
}

/** GitHub does not hand on an output with a secret in it. */
function withoutSecrets(outputs, secrets) {
  const values = Object.values(secrets).filter(secret => secret !== '');
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, values.some(secret => value.includes(secret)) ? '' : value]));
}

function runnerOf(job, within) {
  const labels = evaluate(job.part('runs-on'), within);
  if (labels === '' || labels === null || labels.length === 0) throw new Error(`The job '${job.id}' says no runner`);
  return labels;
}

function timeoutOf(job, within) {
  const minutes = evaluate(job.part('timeout-minutes'), within);
  if (minutes !== undefined && !Number.isInteger(minutes)) throw new Error(`'timeout-minutes' of '${job.id}' is ${JSON.stringify(minutes)}`);
  return minutes;
}

function concurrencyOf(job, within) {
  const value = evaluate(job.part('concurrency'), within);
  return typeof value === 'string' ? { group: value } : value;
}

function environmentPart(job, name) {
  const environment = job.part('environment');
  if (environment === undefined || environment.find === undefined) return name === 'name' ? environment : undefined;
  return environment.find(name);
}

function needsOf(job, done) {
  return Object.fromEntries(job.needs.map(need => [need, done.get(need)]));
}

function ancestors(job, workflow, done) {
  const all = new Set();
  const add = id => workflow.jobs.find(other => other.id === id).needs.forEach(need => { all.add(need); add(need); });
  add(job.id);
  return [...all].map(id => done.get(id));
}

function inOrder(jobs) {
  const ordered = [];
  const isReady = job => !ordered.includes(job) && job.needs.every(need => ordered.some(other => other.id === need));
  for (let next = jobs.find(isReady); next; next = jobs.find(isReady)) ordered.push(next);
  return ordered;
}
