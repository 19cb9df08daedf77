// In: a SARIF document. Out: what Microsoft's validator finds wrong in it by the rules of SARIF and of GitHub, as a JSON list. Its exit code says nothing,
// and its notes are advice (take a snippet along, see whether links answer).
const fs = require('node:fs');
const path = require('node:path');
const os = require('node:os');
const { spawnSync } = require('node:child_process');

// It would ask every link whether it answers; a proxy that is not there refuses at once.
const offline = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9', ALL_PROXY: 'http://127.0.0.1:9', NO_PROXY: '' };
const tool = path.resolve('node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
fs.chmodSync(tool, 0o755);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sarif-'));
try {
  const [document, answer] = [path.join(folder, 'document.sarif'), path.join(folder, 'answer.sarif')];
  fs.writeFileSync(document, fs.readFileSync(0));
  const run = spawnSync(tool, ['validate', document, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--output', answer, '--log', 'ForceOverwrite'], { encoding: 'utf8', env: { ...process.env, ...offline } });
  if (!fs.existsSync(answer)) throw new Error(`no answer: ${run.stdout}${run.stderr}`);
  const judged = JSON.parse(fs.readFileSync(answer, 'utf8')).runs[0];
  const notes = (judged.invocations ?? []).flatMap(i => [...(i.toolExecutionNotifications ?? []), ...(i.toolConfigurationNotifications ?? [])]).filter(n => n.level === 'error');
  console.log(JSON.stringify([...(judged.results ?? []), ...notes].map(r => ({
    rule: r.ruleId ?? r.descriptor?.id, level: r.level, message: r.message.text ?? JSON.stringify(r.message), where: JSON.stringify(r.locations?.[0]?.physicalLocation?.region ?? {}),
  }))));
} finally {
  fs.rmSync(folder, { recursive: true });
}
