// The steps of one job, in their order. A step that runs succeeds, unless the situation says otherwise.
import { evaluate, evaluateTexts, holds, scope } from './expressions.mjs';
import { runScript } from './scripts.mjs';
import { stepStatus } from './status.mjs';

export function runSteps(run, job, path, contexts) {
  const state = { status: 'success', steps: {}, answers: [] };
  for (const step of job.steps) {
    const answer = runStep(run, job, step, `${path}#${step.name}`, contexts, state);
    state.answers.push(answer);
    if (step.id) state.steps[step.id] = { outputs: answer.outputs ?? {}, outcome: answer.outcome, conclusion: answer.result };
  }
  return state;
}

/** What the steps, and after them the outputs of the job, may name. */
export function stepScope(contexts, state) {
  return scope({ ...contexts, steps: state.steps, job: { status: state.status } }, stepStatus(state));
}

function runStep(run, job, step, path, contexts, state) {
  const answer = { name: step.name, uses: step.uses, hasCondition: step.hasCondition };
  try {
    if (!holds(step.if, stepScope(contexts, state))) return { ...answer, outcome: 'skipped', result: 'skipped' };
    return { ...answer, ...finish(run, job, step, path, contexts, state) };
  } catch (error) {
    state.status = 'failure';
    return { ...answer, outcome: 'failure', result: 'failure', error: error.message };
  }
}

function finish(run, job, step, path, contexts, state) {
  const env = { ...contexts.env, ...evaluateTexts(step.part('env'), stepScope(contexts, state)) };
  const within = stepScope({ ...contexts, env }, state);
  const { outcome, outputs, log } = comeTo(run, job, step, path, env);
  const isTolerated = outcome === 'failure' && evaluate(step.part('continue-on-error'), within) === true;
  if (outcome !== 'success' && !isTolerated) state.status = state.status === 'cancelled' ? 'cancelled' : outcome;
  return {
    with: evaluateTexts(step.part('with'), within),
    env,
    outcome,
    result: isTolerated ? 'success' : outcome,
    outputs,
    log,
  };
}

/** What the situation says, else what its script says for itself, else success. */
function comeTo(run, job, step, path, env) {
  const outputs = run.situation.outputsOf(path, step.uses);
  const forced = run.isCancelledAt(path) ? 'cancelled' : run.situation.forced(path);
  if (forced !== undefined) return { outcome: forced, outputs: outputs ?? {}, log: run.situation.logs[path] };
  const script = outputs === undefined ? runScript(job, step, env, run.situation.github) : null;
  return script ?? { outcome: 'success', outputs: outputs ?? {} };
}
