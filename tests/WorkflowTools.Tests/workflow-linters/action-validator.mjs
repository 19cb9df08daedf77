import validator from "@action-validator/core";
import { read, write } from "./input.mjs";

const { files } = await read();
const findings = [];
for (const { path, text } of files) {
  const { errors } = path.endsWith("action.yml") ? validator.validateAction(text) : validator.validateWorkflow(text);
  for (const error of errors) findings.push({ path, line: error.location?.line ?? 1, column: error.location?.column ?? 1, message: [error.path, error.title, error.detail].filter(Boolean).join(": ") });
}
write(findings);
