// Whether an event starts a workflow: its name, the branch or tag, the kind of activity.

const defaultActivities = { pull_request: ['opened', 'synchronize', 'reopened'] };

export function isTriggered(events, github) {
  const filter = events[github.event_name];
  if (filter === undefined || github.event.deleted) return false;
  if (filter.paths ?? filter['paths-ignore']) throw new Error('A filter of paths is not simulated');
  return isActivity(filter, github) && isReference(filter, github);
}

function isActivity(filter, github) {
  const types = filter.types ?? defaultActivities[github.event_name];
  return types === undefined || github.event.action === undefined || types.includes(github.event.action);
}

function isReference(filter, github) {
  if (github.event_name !== 'push') return passes(filter, 'branches', github.base_ref);
  const [kind, other] = github.ref_type === 'tag' ? ['tags', 'branches'] : ['branches', 'tags'];
  const saysNothing = filter[kind] === undefined && filter[`${kind}-ignore`] === undefined;
  const saysOther = filter[other] !== undefined || filter[`${other}-ignore`] !== undefined;
  return saysNothing ? !saysOther : passes(filter, kind, github.ref_name);
}

function passes(filter, kind, name) {
  if (filter[`${kind}-ignore`]) return !filter[`${kind}-ignore`].some(pattern => matches(pattern, name));
  if (!filter[kind]) return true;
  return filter[kind].reduce((yes, pattern) => pattern.startsWith('!') ? yes && !matches(pattern.slice(1), name) : yes || matches(pattern, name), false);
}

function matches(pattern, name) {
  if (/[?+[\]]/.test(pattern)) throw new Error(`The pattern '${pattern}' is not simulated`);
  const expression = pattern.replace(/[.\\^$(){}|]/g, '\\$&').replace(/\*\*|\*/g, star => star === '**' ? '.*' : '[^/]*');
  return new RegExp(`^${expression}$`).test(name);
}
