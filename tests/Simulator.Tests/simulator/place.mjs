// Where a job runs, how long it may, and what it waits for.
import { evaluate } from './expressions.mjs';

export function runnerOf(job, within) {
  const labels = evaluate(job.part('runs-on'), within);
  if (labels === '' || labels === null || labels.length === 0) throw new Error(`The job '${job.id}' says no runner`);
  return labels;
}

export function timeoutOf(job, within) {
  const minutes = evaluate(job.part('timeout-minutes'), within);
  if (minutes !== undefined && !Number.isInteger(minutes)) throw new Error(`'timeout-minutes' of '${job.id}' is ${JSON.stringify(minutes)}`);
  return minutes;
}

export function concurrencyOf(job, within) {
  const value = evaluate(job.part('concurrency'), within);
  return typeof value === 'string' ? { group: value } : value;
}

export function environmentPart(job, name) {
  const environment = job.part('environment');
  if (environment === undefined || environment.find === undefined) return name === 'name' ? environment : undefined;
  return environment.find(name);
}
