// Reads { files: [{ path, text }], … } from standard input, and writes findings [{ path, line, column, message }].
export async function read() {
  let text = "";
  for await (const part of process.stdin) text += part;
  return JSON.parse(text);
}

export function write(findings) {
  process.stdout.write(JSON.stringify(findings));
}
