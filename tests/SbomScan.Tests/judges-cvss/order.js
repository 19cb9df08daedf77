// Orders versions as npm does. In: two versions on each line, with a space between them. Out: on the same line -1, 0 or 1.
const semver = require('semver');
const lines = require('node:readline').createInterface({ input: process.stdin });
const answers = [];

lines.on('line', line => answers.push(semver.compare(...line.split(' '))));
lines.on('close', () => process.stdout.write(answers.join('\n') + '\n'));
