// The command by which README.md tells a newcomer to run the tests: the `npm test` of one of its code blocks.
import { readFileSync } from 'node:fs';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/^```[^\n]*\n(.*?)^```/gms)].map(([, code]) => code);
const command = blocks
  .join('\n')
  .match(/\bnpm test\b[^\n#;&|]*/)?.[0]
  .trim();

if (command === undefined) {
  console.error('README.md has no code block with `npm test`: a newcomer is not told how to run the tests');
  process.exit(1);
}
console.log(command);
