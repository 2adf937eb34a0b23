// That the demo tells the truth: `node .ci/check-demo.mjs [file]`, where the file holds what `npm start` printed;
// without one it is started here, as README says. Then once more as JSON, faster.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const faults = [];
const check = (holds, what) => {
  console.log(`${holds ? 'ok  ' : 'NOT '} ${what}`);
  if (!holds) faults.push(what);
};
const start = (...args) => {
  const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent', '--', ...args], { encoding: 'utf8' });
  check(status === 0, `npm start ${args.join(' ')}`.trimEnd() + ` exits 0 (it was ${status})`);
  if (status !== 0) console.error(stderr);
  return stdout;
};
const holdsNoToken = (text) => !/eyJ|\bag[tr]_/.test(text);

const [file] = process.argv.slice(2);
const plain = file === undefined ? start() : readFileSync(file, 'utf8');
const rows = [...plain.matchAll(/^(yes|NO) {2,}(\w+) +(ord_\w+) +(\S.*?) {2,}(\S.*)$/gm)].map(
  ([, ok, script, order, expected, shown]) => ({ ok, script, order, expected, shown }),
);
const counted = (name) => plain.match(new RegExp(`^yes {2,}${name} +(\\d+) +\\1$`, 'm'))?.[1];
const scripts = new Set(rows.map(({ script }) => script));

check(rows.length >= 8 && scripts.size >= 7, `${rows.length} orders of ${scripts.size} scripts are summed up`);
for (const { ok, script, order, expected, shown } of rows) {
  check(ok === 'yes' && expected === shown, `${script} ${order}: expected ${expected}, shown ${shown}`);
}
// Each end must have been shown as it happened too, and not in the summary alone.
for (const { order, expected } of rows) {
  const [end, amount] = expected.split(/ (?=[\d.,]+$)/);
  const told = plain.split('\n').some((line) => {
    return (
      /^ +\d+\.\d s/.test(line) && line.includes(order) && line.includes(`  ${end}`) && line.includes(amount ?? '')
    );
  });
  check(told, `${order} was shown ${expected} as it happened`);
}
for (const end of ['filled', 'partially filled', 'failed', 'cancelled']) {
  check(
    rows.some(({ expected }) => expected.replace(/ [\d.,]+$/, '') === end),
    `an order ends ${end}`,
  );
}
check(Number(counted('reconnects')) >= 2, `reconnects as planned: ${counted('reconnects')}`);
check(Number(counted('token refreshes')) >= 1, `token refreshes as the gateway counts: ${counted('token refreshes')}`);
check(/Step \d of \d · submit-order/.test(plain), 'steps are shown by name');
check(/\$\d[\d,]*\.\d\d/.test(plain), 'balances are shown in dollars');
check(!plain.includes('\u001b'), 'piped, the lines are plain');
check(holdsNoToken(plain), 'no token is printed');

const json = start('--json', '--pace', '0.02');
const lines = json.trimEnd().split('\n');
const parsed = lines.flatMap((line) => {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
});
check(lines.length > 100 && parsed.length === lines.length, `${parsed.length} of ${lines.length} JSON lines parse`);
check(parsed.at(-1)?.type === 'summary' && parsed.at(-1).summary.ok === true, 'the last is a summary that is ok');
check(holdsNoToken(json), 'no token is printed as JSON');

if (faults.length > 0) {
  console.error(`the demo does not hold in ${faults.length} points`);
  process.exit(1);
}
