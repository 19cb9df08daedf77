// Scripts that only decide are run for real, by bash as a runner calls it: those that call no program that acts on the world, and write outputs
// or stand in a job that plans, reports or guards. All others are taken to succeed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const decidingJobs = ['plan', 'changes', 'gate', 'report'];
const acting = /(?:^|[|;&(]|\bdo|\bthen)\s*(?:docker|gh|git|aws|cosign|npm|npx|pip|pipx|tar|terraform|cdk|curl|sha256sum)\s|-c "\$/m;
const known = new Map();

/** What a script that decides came to, or null for any other. */
export function runScript(job, step, env, github) {
  const script = step.part('run')?.value;
  if (script === undefined || acting.test(script) || !(step.id !== undefined || decidingJobs.includes(job.id))) return null;
  const key = JSON.stringify([script, env, github.event_name, github.ref, github.repository]);
  if (!known.has(key)) known.set(key, inFolder(folder => run(script, env, github, folder)));
  return known.get(key);
}

function run(script, env, github, folder) {
  const file = name => join(folder, name);
  for (const name of ['output', 'summary', 'env']) writeFileSync(file(name), '');
  writeFileSync(file('script.sh'), script);
  const variables = { PATH: process.env.PATH, HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary'), GITHUB_ENV: file('env') };
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('script.sh')], { cwd: folder, encoding: 'utf8', env: { ...variables, ...ofEvent(github), ...env } });
  return { outcome: status === 0 ? 'success' : 'failure', outputs: readOutputs(readFileSync(file('output'), 'utf8')), log: stdout + stderr };
}

function ofEvent(github) {
  const names = ['event_name', 'ref', 'ref_name', 'ref_type', 'sha', 'repository', 'repository_owner', 'actor', 'run_id', 'run_number', 'run_attempt', 'server_url', 'api_url'];
  return Object.fromEntries(names.map(name => [`GITHUB_${name.toUpperCase()}`, github[name]]));
}

function inFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  try {
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readOutputs(text) {
  const outputs = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (name) outputs[name] = lines.splice(0, lines.indexOf(delimiter) + 1).slice(0, -1).join('\n');
    else if (line.includes('=')) outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return outputs;
}
