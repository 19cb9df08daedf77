// In: a SARIF document. Out: the results that Microsoft's validator gives it, by the rules of SARIF and of GitHub, as a JSON list. Its exit code says nothing.
const fs = require('node:fs');
const path = require('node:path');
const os = require('node:os');
const { spawnSync } = require('node:child_process');

const tool = path.resolve('node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
fs.chmodSync(tool, 0o755);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sarif-'));
try {
  const [document, answer] = [path.join(folder, 'document.sarif'), path.join(folder, 'answer.sarif')];
  fs.writeFileSync(document, fs.readFileSync(0));
  const run = spawnSync(tool, ['validate', document, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning;Note', '--output', answer, '--log', 'ForceOverwrite'], { encoding: 'utf8' });
  if (!fs.existsSync(answer)) throw new Error(`no answer: ${run.stdout}${run.stderr}`);
  const judged = JSON.parse(fs.readFileSync(answer, 'utf8')).runs[0];
  const notes = (judged.invocations ?? []).flatMap(i => [...(i.toolExecutionNotifications ?? []), ...(i.toolConfigurationNotifications ?? [])]).filter(n => n.level === 'error');
  console.log(JSON.stringify([...(judged.results ?? []), ...notes].map(r => ({
    rule: r.ruleId ?? r.descriptor?.id, level: r.level, message: r.message.text ?? JSON.stringify(r.message), where: JSON.stringify(r.locations?.[0]?.physicalLocation?.region ?? {}),
  }))));
} finally {
  fs.rmSync(folder, { recursive: true });
}
