// The built command as a shell meets it: signals, pipes and exit status.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { manifest, root } from './built.mjs';

const command = resolve(root, manifest.bin['agg-rx']);
const folder = mkdtempSync(join(tmpdir(), 'agg-rx-'));
after(() => rmSync(folder, { recursive: true }));

/** Starts `agg-rx`; resolves when its output holds a text. */
async function started(argv, text) {
  const child = spawn(process.execPath, [command, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (more) => (err += more));
  child.stdout.setEncoding('utf8').on('data', (more) => (out += more));
  const ended = once(child, 'close').then(([status, signal]) => ({ status, signal, out, err }));
  while (!out.includes(text)) {
    const more = await Promise.race([once(child.stdout, 'data'), ended]);
    if ('status' in more) throw new Error(`it ended with ${more.status}: ${more.err}`);
  }
  return { child, ended, out: () => out };
}

const replay = (tape, ...more) => spawnSync(process.execPath, [command, 'replay', tape, ...more], { encoding: 'utf8' });

describe('a recording', () => {
  it('ends with status 0 and its last line by Ctrl-C, and a replay gives the same bytes', async () => {
    const tape = join(folder, 'interrupted.ndjson');
    const { child, ended } = await started(['record', tape, '--json'], '"type":"order"');
    child.kill('SIGINT');
    const { status, signal, out, err } = await ended;

    assert.deepEqual({ status, signal, err }, { status: 0, signal: null, err: '' });
    assert.match(readFileSync(tape, 'utf8'), /\{"at":\d+,"type":"end"\}\n$/);
    const again = replay(tape, '--json');
    assert.equal(again.status, 0);
    assert.equal(again.stdout, out);
  });

  it('has whole lines alone, however it was broken off', async () => {
    const tape = join(folder, 'killed.ndjson');
    const { child, ended } = await started(['record', tape, '--json'], '"type":"balances"');
    child.kill('SIGKILL');
    await ended;

    assert.ok(readFileSync(tape, 'utf8').endsWith('}\n'));
    const again = replay(tape, '--json');
    assert.deepEqual([again.status, again.stderr], [0, '']);
    assert.match(again.stdout, /"type":"balances"/);
  });

  it('ends where nobody reads what it shows', async () => {
    const tape = join(folder, 'unread.ndjson');
    const { child, ended } = await started(['record', tape, '--json'], '"type":"order"');
    child.stdout.destroy();
    const { status, err } = await ended;

    assert.deepEqual([status, err], [0, '']);
    assert.match(readFileSync(tape, 'utf8'), /\{"at":\d+,"type":"end"\}\n$/);
  });
});

describe('a simulation', () => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`serves until ${signal}, with a client that is signed in`, async () => {
      const { child, ended, out } = await started(['simulate', '--json'], '\n');
      const { restUrl } = JSON.parse(out());
      const client = await started(['watch', '--json', '--simulated', restUrl], '"state":"authenticated"');
      client.child.kill('SIGINT');
      assert.equal((await client.ended).status, 0);
      child.kill(signal);
      const { status, err } = await ended;

      assert.deepEqual([status, err], [0, '']);
    });
  }
});

describe('a replay', () => {
  it('of what comes by a pipe ends by Ctrl-C too', async () => {
    const child = spawn(process.execPath, [command, 'replay', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write('{"at":1,"type":"note","text":"here"}\n');
    await once(child.stdout, 'data');
    child.kill('SIGINT');

    assert.deepEqual(await once(child, 'close'), [0, null]);
  });
});
