// What the token of a job may: a called workflow gets at most what the calling job has, and who asks for more does not start.

const levels = ['none', 'read', 'write'];

/** `granted` is what the caller has; without a block of its own a job has just that. */
export function requested(workflow, job, granted) {
  return normal(job.permissions ?? workflow.permissions ?? granted);
}

export function exceeded(wanted, granted) {
  if (wanted === granted) return [];
  return Object.keys(wanted).filter(name => rank(of(wanted, name)) > rank(of(granted, name)))
    .map(name => `is requesting '${name}: ${of(wanted, name)}', but is only allowed '${name}: ${of(granted, name)}'`);
}

/** A pull request from a fork, or of Dependabot, has a token that only reads. */
export function readOnly(permissions) {
  return Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name, name === 'id-token' ? 'none' : level === 'write' ? 'read' : level]));
}

function normal(permissions) {
  if (permissions === 'read-all') return { '*': 'read' };
  if (permissions === 'write-all') return { '*': 'write' };
  return permissions;
}

const of = (permissions, name) => permissions[name] ?? permissions['*'] ?? 'none';
const rank = level => levels.indexOf(level);
