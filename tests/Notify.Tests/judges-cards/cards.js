// Reads messages for Teams as JSON, and prints for each one what the renderer of Adaptive Cards reports about it and what it shows.
const fs = require('fs');
const path = require('path');
const { JSDOM } = require('jsdom');
const markdown = require('markdown-it')();

const { window } = new JSDOM('');
for (const name of Object.getOwnPropertyNames(window)) if (/^(HTML|Element$|Node$|document$)/.test(name)) global[name] = window[name];
global.window = window;
// jsdom lays nothing out.
Object.defineProperty(window.HTMLElement.prototype, 'innerText', { set(text) { this.textContent = text; } });

// The other build of the package has imports that node does not resolve.
const cards = require(path.join(__dirname, 'node_modules', 'adaptivecards', 'dist', 'adaptivecards.js'));
cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const answers = JSON.parse(fs.readFileSync(0, 'utf8')).map(message => {
  const card = new cards.AdaptiveCard();
  const context = new cards.SerializationContext();
  card.parse(message.attachments[0].content, context);
  const problems = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const shown = [...card.render().querySelectorAll('.ac-richTextBlock, .ac-textBlock')].map(element => element.textContent.replace(/\n$/, ''));
  return { problems, shown };
});
console.log(JSON.stringify(answers));
