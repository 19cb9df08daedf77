// What a run is told from outside: the event, the results that are forced, the outputs of steps, and where somebody cancels it.

export class Situation {
  constructor({ github, vars = {}, environmentVars = {}, secrets = {}, inputs = {}, results = {}, outputs = {}, logs = {}, cancelAt = null, defaultPermissions = { contents: 'read', packages: 'read' } }) {
    Object.assign(this, { github: complete(github), vars, environmentVars, secrets, inputs, cancelAt, defaultPermissions });
    this.results = results;
    this.outputs = outputs;
    this.logs = logs;
  }

  /** A pull request of a fork or of Dependabot: its token only reads, and it is given no secrets. */
  get isUntrusted() {
    const head = this.github.event.pull_request?.head?.repo?.full_name;
    return this.github.actor === 'dependabot[bot]' || (head !== undefined && head !== this.github.repository);
  }

  /** The result a job or step is given, by its path or, for every cell of a matrix, by its path without the cell, or without its callers too. */
  forced(path) {
    return lookUp(this.results, path);
  }

  /** By its path or by the name of its action. */
  outputsOf(path, uses) {
    return lookUp(this.outputs, path) ?? this.outputs[actionName(uses)];
  }
}

export function actionName(uses) {
  return uses?.split('@')[0].split('/').at(-1);
}

function lookUp(table, path) {
  const withoutCell = path.replace(/ \([^()#]*\)/g, '');
  return table[path] ?? table[withoutCell] ?? table[withoutCell.replace(/^[^#]*\//, '*/')];
}

function complete(github) {
  const [, kind, name] = /^refs\/(heads|tags|pull)\/(.*)$/.exec(github.ref) ?? [];
  return {
    sha: '0123456789abcdef0123456789abcdef01234567', repository: 'acme/shop', repository_owner: 'acme', actor: 'ada', triggering_actor: 'ada', run_id: '4711', run_number: '42',
    run_attempt: '1', server_url: 'https://github.com', api_url: 'https://api.github.com', workspace: '/github/workspace', workflow: 'workflow', token: 'token',
    base_ref: '', head_ref: '', ref_name: name, ref_type: kind === 'tags' ? 'tag' : 'branch', event: {}, ...github,
  };
}
