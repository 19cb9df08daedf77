// In: a list of CycloneDX documents, each a text. Out: one line for each, "valid" or what is wrong.
const fs = require('node:fs');
const schemas = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
const read = name => JSON.parse(fs.readFileSync(`${schemas}/${name}.SNAPSHOT.schema.json`, 'utf8'));
const ajv = new (require('ajv'))({ allErrors: true, strict: false });
require('ajv-formats')(ajv);
ajv.addFormat('iri-reference', text => { try { return Boolean(new URL(text, 'http://base.test')); } catch { return false; } });
ajv.addFormat('idn-email', true);
for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);

const validators = {};
for (const text of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const document = JSON.parse(text);
  const validate = validators[document.specVersion] ??= ajv.compile(read(`bom-${document.specVersion}`));
  console.log(validate(document) ? 'valid' : validate.errors.map(e => `${e.instancePath} ${e.message}`).join('; '));
}
