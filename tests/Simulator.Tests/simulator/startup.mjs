// What keeps a run from starting at all. GitHub looks at the whole tree of calls first, whatever the conditions of its jobs say.
import { exceeded, requested } from './permissions.mjs';

export async function startupErrors(library, workflow, granted) {
  const errors = [...workflow.errors];
  for (const job of workflow.jobs.filter(job => job.uses)) {
    errors.push(...await errorsOfCall(library, await library.read(job.uses), requested(workflow, job, granted)));
  }
  return errors;
}

async function errorsOfCall(library, callee, granted) {
  const exceeding = callee.jobs.flatMap(job => exceeded(requested(callee, job, granted), granted).map(what => `${callee.name}: the nested job '${job.id}' ${what}`));
  return [...exceeding, ...await startupErrors(library, callee, granted)];
}
