// The cells of a matrix: every combination of its vectors, without those excluded, with those included.

export function cells(matrix) {
  if (matrix === undefined) return [undefined];
  const { include = [], exclude = [], ...vectors } = matrix;
  const empty = Object.entries(vectors).find(([, values]) => values.length === 0);
  if (empty) throw new Error(`Matrix vector '${empty[0]}' does not contain any values`);
  const combinations = product(vectors).filter(cell => !exclude.some(entry => matches(cell, entry)));
  const all = withIncluded(combinations, include, Object.keys(vectors));
  if (all.length === 0) throw new Error('Matrix must define at least one vector');
  if (all.length > 256) throw new Error(`A matrix of ${all.length} jobs: 256 are allowed`);
  return all;
}

/** What tells the cell from others, in brackets: what the name of the job says of it or, with a name that says nothing, its values. */
export function label(cell, id, name) {
  if (cell === undefined) return '';
  const said = name?.replace(/[()]/g, '').replace(`${id} `, '');
  return ` (${said ?? Object.values(cell).map(shortName).join(', ')})`;
}

function product(vectors) {
  const names = Object.keys(vectors);
  if (names.length === 0) return [];
  return names.reduce((cells, name) => cells.flatMap(cell => vectors[name].map(value => ({ ...cell, [name]: value }))), [{}]);
}

function withIncluded(combinations, include, names) {
  const added = [];
  const widened = combinations.map(cell => ({ ...cell }));
  for (const entry of include) {
    const own = Object.fromEntries(Object.entries(entry).filter(([name]) => names.includes(name)));
    const fitting = widened.filter((_, index) => matches(combinations[index], own));
    fitting.forEach(cell => Object.assign(cell, entry));
    if (fitting.length === 0) added.push(entry);
  }
  return [...widened, ...added];
}

const matches = (cell, entry) => Object.entries(entry).every(([name, value]) => JSON.stringify(cell[name]) === JSON.stringify(value));
const shortName = value => value === null || typeof value !== 'object' ? String(value) : value.name ?? JSON.stringify(value);
