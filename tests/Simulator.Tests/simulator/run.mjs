// One run, from its event to its result.
import { evaluate, scope } from './expressions.mjs';
import { resultOf, runJobs } from './jobs.mjs';
import { Situation } from './situation.mjs';
import { startupErrors } from './startup.mjs';
import { isTriggered } from './triggers.mjs';

export async function simulate(library, question) {
  const situation = new Situation(question);
  const workflow = await library.read(question.workflow);
  const errors = await startupErrors(library, workflow, situation.defaultPermissions);
  if (errors.length > 0) return { result: 'startup_failure', errors, jobs: [] };
  if (!isTriggered(workflow.events, situation.github)) return { result: 'not triggered', errors: [], jobs: [] };
  return await start(new Run(library, situation), workflow);
}

async function start(run, workflow) {
  const { github, vars, secrets, isUntrusted, defaultPermissions } = run.situation;
  const inputs = dispatchInputs(workflow, run.situation);
  const done = await runJobs(run, workflow, { inputs, secrets: isUntrusted ? {} : secrets, prefix: '', permissions: defaultPermissions });
  const concurrency = evaluate(workflow.concurrency, scope({ github, vars, inputs }));
  return { result: run.isCancelled ? 'cancelled' : resultOf(done), errors: [], concurrency, jobs: run.answers };
}

/** Without a dispatch there are no inputs, not even their defaults. */
function dispatchInputs(workflow, { github, inputs }) {
  if (github.event_name !== 'workflow_dispatch') return {};
  const definitions = workflow.dispatchInputs ? [...workflow.dispatchInputs] : [];
  const unknown = Object.keys(inputs).find(name => !definitions.some(({ key }) => key.value === name));
  if (unknown) throw new Error(`'${workflow.name}' has no input '${unknown}' for a dispatch`);
  return Object.fromEntries(definitions.map(({ key, value }) => [key.value, inputs[key.value] ?? value.find('default')?.value ?? (value.find('type')?.value === 'boolean' ? false : '')]));
}

class Run {
  isCancelled = false;
  answers = [];

  constructor(library, situation) {
    Object.assign(this, { library, situation });
  }

  /** Somebody cancels the run while this job waits or this step runs. */
  isCancelledAt(path) {
    this.isCancelled ||= path === this.situation.cancelAt;
    return path === this.situation.cancelAt;
  }
}
