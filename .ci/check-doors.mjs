// "Are the types wrong?" on the packed package, and that every door was really looked at.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const doors = Object.keys(exports).filter((name) => name !== './package.json');

const attw = (...format) =>
  spawnSync('attw', ['--pack', '.', '--profile', 'esm-only', ...format], { encoding: 'utf8' });
const { status, stdout, stderr } = attw('--format', 'json');

const resolutionsOf = (answer, door) => {
  const { 'node16-esm': node, bundler } = answer.analysis.entrypoints?.[door]?.resolutions ?? {};
  return [node, bundler];
};
const answer = status === null || !stdout.startsWith('{') ? undefined : JSON.parse(stdout);
const typed = doors.filter(
  (door) => answer !== undefined && resolutionsOf(answer, door).every((found) => found?.resolution?.isTypeScript),
);

console.log(`types: ${typed.length} of ${doors.length} doors resolve to types in Node and in bundlers`);
if (status !== 0 || doors.length === 0 || typed.length < doors.length) {
  console.error(answer === undefined ? stdout + stderr : attw().stdout);
  process.exit(1);
}
