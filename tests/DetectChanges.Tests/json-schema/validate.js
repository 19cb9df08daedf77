// In: {"schema": …, "documents": [text, …]}. Out: one line for each document, "valid" or what is wrong.
const Ajv = require('ajv/dist/2020');
const { schema, documents } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

for (const document of documents) {
  console.log(validate(JSON.parse(document)) ? 'valid' : validate.errors.map(e => `${e.instancePath} ${e.message}`).join('; '));
}
