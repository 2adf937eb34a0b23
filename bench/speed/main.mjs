// How fast agg-rx is, beside what one might use instead: `npm run bench` in the project's root. Prints Markdown, and
// takes about twelve minutes; progress goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';

const usage = `npm run bench -- [--only pipelines,decode,socket,subscribers,memory,bundle] [--rounds N] [--frames N]
                [--live 10,1000,100000] [--write FILE] [--check]

--only    the sections to run, by name
--rounds  rounds of each section, in place of its own number
--frames  frames a round, in place of its own number
--live    the numbers of live orders of the pipelines: 100,000 take half of the time
--write   writes the page with the report into a file
--check   measures nothing: shows that every row whose packages are installed emits what it must`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    frames: { type: 'string' },
    live: { type: 'string' },
    write: { type: 'string' },
    check: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const folder = fileURLToPath(new URL('.', import.meta.url));
const began = Date.now();
const say = (what) => console.error(`${((Date.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${what}`);

if (values.help) console.log(usage);
else if (values.check) await check();
else await bench();

async function check() {
  const { checkRows, runnable } = await import('./check.mjs');
  const { pipelines } = await import('./rows/pipelines/index.mjs');
  const rows = runnable();
  const results = await checkRows(rows);
  for (const { row, views, faults } of results) {
    console.log(`${faults.length === 0 ? 'ok ' : 'NOT'}  ${row.title}: ${views} ${row.emits}`);
    faults.forEach((fault) => console.log(`       ${fault}`));
  }
  for (const { title, needs } of pipelines.filter((row) => !rows.includes(row))) {
    console.log(`--   ${title}: ${needs.join(', ')} not installed`);
  }
  const held = results.filter(({ row, faults }) => row.emits === 'states' && faults.length === 0).length;
  const isSound = held >= 2 && results.every(({ faults }) => faults.length === 0);
  console.log(isSound ? `${held} rows emit the same states` : 'the rows do NOT agree');
  process.exitCode = isSound ? 0 : 1;
}

async function bench() {
  if (!existsSync(`${folder}node_modules`)) {
    say('npm ci in bench/speed');
    const { status } = spawnSync('npm', ['ci'], { cwd: folder, stdio: ['ignore', process.stderr, process.stderr] });
    if (status !== 0) throw new Error('npm ci in bench/speed failed');
  }
  const { sections } = await import('./sections/index.mjs');
  const { checkRows, runnable } = await import('./check.mjs');
  const { nodeFlags } = await import('./children.mjs');
  const { engine, load, machine, versions } = await import('./machine.mjs');
  const { pageOf } = await import('./page.mjs');
  const { reportTargets } = await import('./targets.mjs');

  const names = values.only?.split(',') ?? Object.keys(sections);
  const unknown = names.filter((name) => !(name in sections));
  if (unknown.length > 0) throw new Error(`no section ${unknown.join(', ')}\n${usage}`);

  say('every row is checked');
  const faulty = (await checkRows(runnable())).filter(({ faults }) => faults.length > 0);
  if (faulty.length > 0)
    throw new Error(faulty.map(({ row, faults }) => `${row.title}: ${faults.join('; ')}`).join('\n'));

  // Part by part, so that a run which does not come to its end has not been for nothing.
  const parts = [];
  const tell = async (...part) => {
    parts.push(...part);
    console.log(await format(part.join('\n\n'), { parser: 'markdown' }));
  };
  await tell(
    [
      `- Machine: ${machine()}`,
      `- ${engine()}, each row in a process of its own with \`${nodeFlags.join(' ')}\``,
      `- ${versions()}`,
      `- Load average: ${load()} at the start`,
      `- Command: \`${['npm run bench', ...(process.argv.length > 2 ? ['--'] : []), ...process.argv.slice(2)].join(' ')}\``,
      `- Date: ${new Date().toISOString().slice(0, 10)}`,
    ].join('\n'),
  );
  const measured = {};
  for (const name of names) {
    measured[name] = await sections[name].measure({
      ...(values.rounds !== undefined && { rounds: Number(values.rounds) }),
      ...(values.frames !== undefined && { frames: Number(values.frames) }),
      ...(values.live !== undefined && { populations: values.live.split(',').map(Number) }),
      say: (what) => say(`${name}: ${what}`),
    });
    await tell(`## ${sections[name].title}`, sections[name].report(measured[name]));
  }
  await tell('## Targets', `Load average at the end: ${load()}.`, reportTargets(measured));

  const report = parts.join('\n\n');
  if (values.write !== undefined)
    writeFileSync(
      values.write,
      await format(pageOf(report), { parser: 'markdown', printWidth: 120, singleQuote: true }),
    );
  say('done');
}
