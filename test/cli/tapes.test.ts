import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filter, Subject, take } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dagCompleted, filled, scenarios, startSimulatedGateway, type SimulatedGateway } from 'agg-rx/testing';
import { files } from '../../src/cli/files.js';
import { run } from '../../src/cli/run.js';
import { tapeHead, tapeLine } from '../../src/cli/tape/tapeLine.js';
import { world } from './support.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agg-rx-'));
  path = join(folder, 'tape.ndjson');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('agg-rx record', () => {
  it.each([['--json'], []])('keeps a tape of the demo, which replay shows again to the byte (%s)', async (...how) => {
    const live = world();
    const again = world();

    expect(await run(['record', path, '--pace', '0.02', ...how], live.ports)).toBe(0);
    expect(await run(['replay', path, ...how], again.ports)).toBe(0);
    const piped = world({ text: readFileSync(path, 'utf8') });
    expect(await run(['replay', '-', ...how], piped.ports)).toBe(0);

    expect(live.out()).toContain('now the access token expires');
    expect(again.out()).toBe(live.out());
    expect(piped.out()).toBe(live.out());
    expect(live.err() + again.err() + piped.err()).toBe('');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toMatch(/eyJ|ag[tr]_/);
  });

  it('writes over no file unless told to', async () => {
    writeFileSync(path, 'mine');
    const { ports, err } = world();

    expect(await run(['record', path], ports)).toBe(2);
    expect(err()).toBe('agg-rx record: there is such a file already; --force writes over it\n');
    expect(readFileSync(path, 'utf8')).toBe('mine');

    expect(await run(['record', path, '--force', '--pace', '0'], world().ports)).toBe(0);
    expect(readFileSync(path, 'utf8')).toMatch(/^\{"at":\d+,"type":"tape","version":1\}\n/);
  });

  it('ends with status 2 where no file can be made, and 1 where the disk is full', async () => {
    const nowhere = world();
    expect(await run(['record', join(path, 'tape')], nowhere.ports)).toBe(2);
    expect(nowhere.err()).toBe('agg-rx record: no tape can be made: no such file or directory\n');

    const full = world();
    expect(await run(['record', '/dev/full', '--force', '--pace', '0'], full.ports)).toBe(1);
    expect(full.err()).toBe("agg-rx record: the tape can't be written: no space left on device\n");
  });

  it('ends with status 1 where the disk is full in the middle of the run, and what was written stays', async () => {
    const { ports, err } = world({
      files: {
        ...files,
        create(...args) {
          const file = files.create(...args);
          let left = 20;
          const append = (text: string): void => {
            left -= 1;
            if (left === 0) throw Object.assign(new Error('ENOSPC'), { errno: -28 });
            file.append(text);
          };
          return { ...file, append };
        },
      },
    });

    expect(await run(['record', path, '--pace', '0'], ports)).toBe(1);
    expect(err()).toBe("agg-rx record: the tape can't be written: no space left on device\n");
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(20);
  });

  it.each([
    [[], 'record needs a file to write to'],
    [['a', 'b'], 'record writes to one file'],
    [['-'], 'record writes to a file, and shows the run on standard output'],
    [['a', '--pace', 'x'], '--pace takes a number from 0 to 100'],
    [['a', '--token', 'x'], 'a token is never an argument'],
  ])('%j is wrong usage: %s', async (argv, hint) => {
    const { ports, err } = world();

    expect(await run(['record', ...argv], ports)).toBe(2);
    expect(err()).toContain(`agg-rx record: ${hint}`);
  });
});

describe('agg-rx record --app-id', () => {
  let gateway: SimulatedGateway;
  beforeEach(async () => {
    gateway = await startSimulatedGateway({ pace: 0 });
  });
  afterEach(() => gateway.close());

  const argv = () => ['record', path, '--json', '--app-id', 'app_demo123', '--url', gateway.url];

  it('ends with a whole tape when the user wants no more, and tells then what still waited', async () => {
    const lines = new Subject<string>();
    const env = { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1') };
    const live = world({
      env,
      interrupted$: lines.pipe(
        filter((line) => line.includes('"orderId":"bare"')),
        take(1),
      ),
    });
    const write = (line: string): void => {
      live.ports.out.write(line);
      if (line.includes('"state":"authenticated"')) {
        gateway.place('usr_1', scenarios.happyPath);
        gateway.sendRaw('usr_1', JSON.stringify({ type: 'x', said: env.AGG_ACCESS_TOKEN }));
        gateway.send('usr_1', dagCompleted({ orderId: 'bare', timestamp: Date.now() }));
      }
      lines.next(line);
    };

    expect(await run(argv(), { ...live.ports, out: { ...live.ports.out, write } })).toBe(0);
    const tape = readFileSync(path, 'utf8');
    expect(tape).toMatch(/\{"at":\d+,"type":"end"\}\n$/);
    expect(tape).toContain('"said":"***"');
    expect(tape).not.toContain('eyJ');
    expect(live.out().trimEnd().split('\n').at(-1)).toContain('"type":"end","order":{"orderId":"bare"');

    const again = world();
    expect(await run(['replay', path, '--json'], again.ports)).toBe(0);
    expect(again.out()).toBe(live.out());
  });

  it('keeps why the connection ended for good, and a replay tells it without failing', async () => {
    const env = { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1', { ttlMs: 0 }) };
    const live = world({ env });
    const again = world();

    expect(await run(argv(), live.ports)).toBe(1);
    expect(await run(['replay', path, '--json'], again.ports)).toBe(0);
    expect(again.out()).toBe(live.out());
    expect(again.out()).toContain('"type":"failed"');
    expect(again.err()).toBe(
      'agg-rx replay: the run on the tape ended so: the gateway does not take the access token: it opened without a user\n',
    );
  });

  it('leaves no file behind where there was nothing to record', async () => {
    const { ports, err } = world();
    await gateway.close();

    expect(await run(['record', path, '--simulated', gateway.restUrl], ports)).toBe(1);
    expect(err()).toBe('agg-rx record: no simulated gateway answers there; start one by agg-rx simulate\n');
    expect(() => statSync(path)).toThrow();
  });
});

describe('agg-rx replay', () => {
  const frame = (at: number, orderId: string): string =>
    tapeLine({ at, type: 'frame', message: filled({ orderId, filledAmountRaw: '5' }) }, (text) => text);

  it('leaves out the lines that can not be read, names them, and shows all others', async () => {
    const tape = `${tapeHead(1)}${frame(2, 'o1')}what?\n\n{"at":3,"type":"x"}\n${frame(4, 'o2')}{"at":5,"type":"fra`;
    const { ports, out, err } = world({ text: tape });

    expect(await run(['replay', '-', '--json'], ports)).toBe(2);
    expect(out().match(/"type":"end","order":\{"orderId":"o[12]"/g)).toHaveLength(2);
    expect(err()).toBe(
      'agg-rx replay: line 3 is left out: it is no JSON, or cut off\n' +
        'agg-rx replay: line 5 is left out: it is not of a tape\n' +
        'agg-rx replay: line 7 is left out: it is no JSON, or cut off\n',
    );
  });

  it('names the first ten of them', async () => {
    const { ports, err } = world({ text: 'what?\n'.repeat(25) });

    expect(await run(['replay', '-'], ports)).toBe(2);
    expect(err().split('\n')).toHaveLength(12);
    expect(err()).toContain('agg-rx replay: and 15 lines more\n');
  });

  it('shows a tape that lacks its first lines, or its last', async () => {
    const { ports, out } = world({ text: frame(2, 'o1') });

    expect(await run(['replay', '-'], ports)).toBe(0);
    expect(out()).toBe('   0.0 s  o1                kalshi      filled, 0.000005 shares\n');
  });

  it('takes its time where it is asked to, and shows the same', async () => {
    const { ports, out } = world({ text: frame(2_000, 'o1') + frame(2_900, 'o2') });
    const began = performance.now();

    expect(await run(['replay', '-', '--speed', '10'], ports)).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(80);
    expect(out()).toMatch(/^ {3}0\.0 s {2}o1.*\n {3}0\.9 s {2}o2.*\n$/);
  });

  it('ends when the user wants no more', async () => {
    const interrupted$ = new Subject<void>();
    const { ports } = world({ text: frame(1, 'o1') + frame(1_000_000_000, 'o2'), interrupted$ });
    const write = (): void => {
      interrupted$.next();
    };

    expect(await run(['replay', '-', '--speed', '1'], { ...ports, out: { ...ports.out, write } })).toBe(0);
  });

  it('ends with status 2 where there is no tape', async () => {
    const { ports, err } = world();

    expect(await run(['replay', path], ports)).toBe(2);
    expect(err()).toBe("agg-rx replay: the tape can't be read: no such file or directory\n");
  });

  it.each([
    [[], 'replay needs a tape'],
    [['a', 'b'], 'replay takes one tape'],
    [['a', '--speed', '0'], '--speed takes a number above 0, up to 1000'],
    [['a', '--speed', 'fast'], '--speed takes a number above 0, up to 1000'],
    [['a', '--nonsense'], "Unknown option '--nonsense'"],
  ])('%j is wrong usage: %s', async (argv, hint) => {
    const { ports, err } = world();

    expect(await run(['replay', ...argv], ports)).toBe(2);
    expect(err()).toBe(`agg-rx replay: ${hint}. See agg-rx replay --help\n`);
  });
});
