// A workflow file as the parser of GitHub reads it: what the simulation asks about, with expressions not yet evaluated.
import { convertWorkflowTemplate, isMapping, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { evaluate, scope } from './expressions.mjs';

const literals = scope({});

/** Reads each file once. What is wrong with one is in its `errors`. */
export class Library {
  #texts;
  #read = new Map();

  constructor(texts) {
    this.#texts = texts;
  }

  async read(name) {
    if (!this.#read.has(name)) this.#read.set(name, await readWorkflow(name, this.#texts));
    return this.#read.get(name);
  }
}

async function readWorkflow(name, texts) {
  if (texts[name] === undefined) return { name, errors: [`There is no workflow file '${name}'`], jobs: [] };
  const { context, value: root } = parseWorkflow({ name, content: texts[name] }, new NoOperationTraceWriter());
  if (root === undefined) return { name, errors: context.errors.getErrors().map(error => error.message), jobs: [] };
  const template = await convertWorkflowTemplate(context, root, provider(texts), { fetchReusableWorkflowDepth: 1 });
  return {
    name,
    errors: (template.errors ?? []).map(error => error.Message),
    events: template.events,
    call: eventOf(root, 'workflow_call'),
    dispatchInputs: eventOf(root, 'workflow_dispatch').find('inputs'),
    permissions: literal(root.find('permissions')),
    concurrency: root.find('concurrency'),
    env: root.find('env'),
    jobs: (template.jobs ?? []).map(job => readJob(job, root.find('jobs').find(job.id.value))),
  };
}

function readJob(job, token) {
  return {
    id: job.id.value,
    needs: (job.needs ?? []).map(need => need.value),
    if: job.if.expression,
    hasCondition: hasCondition(token.find('if')),
    permissions: literal(token.find('permissions')),
    uses: job.ref?.value,
    steps: (job.steps ?? []).map((step, index) => readStep(step, token.find('steps').get(index))),
    part: name => token.find(name),
  };
}

function readStep(step, token) {
  return {
    id: literal(token.find('id')),
    name: literal(token.find('id')) ?? token.find('name')?.toString() ?? step.uses?.value ?? step.run.toString().split('\n')[0],
    if: step.if.expression,
    hasCondition: hasCondition(token.find('if')),
    uses: step.uses?.value,
    part: name => token.find(name),
  };
}

function eventOf(root, name) {
  const on = root.find('on');
  const event = isMapping(on) ? on.find(name) : undefined;
  return event !== undefined && isMapping(event) ? event : { find: () => undefined };
}

function provider(texts) {
  return {
    getFileContent: async reference => {
      const name = reference.owner ? `${reference.owner}/${reference.repository}/${reference.path}@${reference.version}` : `./${reference.path}`;
      if (texts[name] === undefined) throw new Error(`There is no workflow file '${name}'`);
      return { name, content: texts[name] };
    },
  };
}

const literal = token => evaluate(token, literals);

// `always()` alone leaves nothing out.
const hasCondition = token => token !== undefined && !/^(\$\{\{)?\s*always\(\)\s*(\}\})?$/.test(token.toString());
