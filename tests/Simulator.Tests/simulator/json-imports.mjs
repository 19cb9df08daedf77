// The packages import JSON without saying that it is JSON, which Node 20 refuses: their JSON is handed to them as a module.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

export async function load(url, context, next) {
  if (!url.endsWith('.json')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: `export default ${readFileSync(fileURLToPath(url), 'utf8')}` };
}

if (!import.meta.url.includes('?hook')) register(`${import.meta.url}?hook`);
