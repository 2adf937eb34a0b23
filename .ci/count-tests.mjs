// Sums the tests of every run in a folder of results: vitest's JSON and node's TAP. No test at all is a failure.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ofVitest = (text) => {
  const { numPassedTests, numFailedTests, success } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, success };
};

const ofTap = (text) => {
  const total = (name) => Number(text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? NaN);
  const failed = total('fail') + total('cancelled');
  return { passed: total('pass'), failed, success: failed === 0 };
};

const folder = process.argv[2];
const runs = readdirSync(folder).flatMap((name) => {
  const text = () => readFileSync(join(folder, name), 'utf8');
  return name.endsWith('.json') ? [ofVitest(text())] : name.endsWith('.tap') ? [ofTap(text())] : [];
});
const sum = (field) => runs.reduce((total, run) => total + run[field], 0);

console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
if (runs.length === 0 || !runs.every(({ passed, success }) => success && passed > 0)) process.exit(1);
