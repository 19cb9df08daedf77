// Scores CVSS vectors. In: one vector on each line. Out: on the same line its score, or "invalid".
const { Cvss3P0, Cvss3P1, Cvss4P0 } = require('ae-cvss-calculator');
const lines = require('node:readline').createInterface({ input: process.stdin });
const answers = [];

function score(vector) {
  if (vector.startsWith('CVSS:4.0/')) return new Cvss4P0(vector).calculateScores().overall;
  return new (vector.startsWith('CVSS:3.0/') ? Cvss3P0 : Cvss3P1)(vector).calculateScores().base;
}

lines.on('line', vector => answers.push(score(vector)));
lines.on('close', () => process.stdout.write(answers.join('\n') + '\n'));
