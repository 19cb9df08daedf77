// What the action of Slack does with a webhook: one message with blocks, through Slack's own library.
const { IncomingWebhook } = require('@slack/webhook');
const { readFileSync } = require('node:fs');

new IncomingWebhook(process.argv[2]).send(JSON.parse(readFileSync(process.argv[3], 'utf8'))).then(
  (answer) => process.exit(answer.text === 'ok' ? 0 : 1),
  (problem) => { console.error(problem); process.exit(1); });
