// Answers what picomatch, the engine of dorny/paths-filter, says. In: one JSON array [pattern, path, path, …] on each line.
// Out: on the same line one digit for each path, 1 where it matches.
const picomatch = require('picomatch');
const lines = require('node:readline').createInterface({ input: process.stdin });
const answers = [];

lines.on('line', line => {
  const [pattern, ...paths] = JSON.parse(line);
  const matches = picomatch(pattern, { dot: true });
  answers.push(paths.map(path => (matches(path) ? '1' : '0')).join(''));
});
lines.on('close', () => process.stdout.write(answers.join('\n') + '\n'));
