import { data, DescriptionDictionary } from "@actions/expressions";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { read, write } from "./input.mjs";

const { files, context, actions, suite } = await read();
const known = new Map([...context, ...files].map((file) => [file.path, file.text]));

// The service passes by what stands in the repository itself when it is named './': the same under '$/' it looks up.
// It knows no 'env' that is an expression as a whole, which GitHub runs (github/vscode-github-actions#490). Columns stay.
const lookedUp = (text) =>
  text
    .replace(/(\buses:\s*["']?)\.\//g, "$1$/")
    .replace(/^(\s*env:\s+)(\$\{\{.*\}\})$/gm, (_, key, expression) => key + "{}".padEnd(expression.length));

// An example is a repository of its own within this one.
let root = "";
const rootOf = (path) => path.slice(0, Math.max(0, path.indexOf(".github/")));

const fileProvider = {
  async getFileContent(reference) {
    const isOurs = `${reference.owner}/${reference.repository}` === suite;
    const text = known.get(reference.repository === undefined ? `${root}${reference.path}` : isOurs ? reference.path : "");
    if (text === undefined) throw new Error(`there is no ${reference.path}`);
    return { name: reference.path, content: lookedUp(text) };
  },
};

// Without 'inputs', an action that is not known would have none, and each that is given would be an error.
const nameOf = (action) => [action.owner, action.name, action.path].filter(Boolean).join("/");
const actionsMetadataProvider = {
  async fetchActionMetadata(action) {
    const metadata = actions[nameOf(action)];
    return { name: nameOf(action), description: "", ...(metadata?.inputs ? { inputs: metadata.inputs } : {}) };
  },
};

const actionOf = (uses) => uses.replace(/^\$\/actions\//, `${suite}/`).split("@")[0];

const contextProviderConfig = {
  async getContext(name, value, workflow) {
    if (name !== "steps" || value === undefined) return undefined;
    const steps = new DescriptionDictionary();
    for (const { key, value: step } of value.pairs()) steps.add(key, withOutputs(step, workflow.job?.steps.find((one) => one.id === key)));
    return steps;
  },
};

function withOutputs(step, written) {
  const names = written?.uses === undefined ? undefined : actions[actionOf(written.uses.value)]?.outputs;
  if (names === undefined) return step;
  const outputs = new DescriptionDictionary(...names.map((name) => ({ key: name, value: new data.StringData("") })));
  return new DescriptionDictionary(...step.pairs().map((pair) => (pair.key === "outputs" ? { ...pair, value: outputs } : pair)));
}

const findings = [];
for (const { path, text } of files) {
  root = rootOf(path);
  const document = TextDocument.create(`file:///${path}`, "yaml", 1, lookedUp(text));
  for (const found of await validate(document, { fileProvider, actionsMetadataProvider, contextProviderConfig }))
    findings.push({ path, line: found.range.start.line + 1, column: found.range.start.character + 1, message: found.message });
}
write(findings);
