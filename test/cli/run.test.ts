import { Subject, filter, of, take } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scenarios, startSimulatedGateway, type SimulatedGateway } from 'agg-rx/testing';
import { run } from '../../src/cli/run.js';
import { refusedToken } from '../../src/cli/watch/refusedToken.js';
import { world } from './support.js';

describe('agg-rx', () => {
  it.each([[['--help']], [['-h']]])('lists its commands with %j', async (argv) => {
    const { ports, out } = world();

    expect(await run(argv, ports)).toBe(0);
    for (const name of ['watch', 'record', 'replay', 'simulate']) {
      expect(out()).toMatch(new RegExp(`^ {2}${name} {2,}\\w`, 'm'));
    }
  });

  it('tells its version', async () => {
    const { ports, out } = world();

    expect(await run(['--version'], ports)).toBe(0);
    expect(out()).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it.each(['watch', 'record', 'replay', 'simulate'])('explains %s, with examples and its exit status', async (name) => {
    const { ports, out } = world();

    expect(await run([name, '--help'], ports)).toBe(0);
    expect(out()).toContain(`Usage: agg-rx ${name}`);
    expect(out()).toMatch(/^Examples:\n {2}agg-rx /m);
    expect(out()).toMatch(/^Exit status: 0 /m);
    expect(
      out()
        .split('\n')
        .filter((line) => line.length > 82),
    ).toEqual([]);
  });

  it.each([
    [[], 'agg-rx: which command? One of: watch, record, replay, simulate\n'],
    [['wach'], 'agg-rx: no such command. One of: watch, record, replay, simulate\n'],
    [['watch', '--pace', 'x'], 'agg-rx watch: --pace takes a number from 0 to 100. See agg-rx watch --help\n'],
  ])('%j is wrong usage, with a line of why', async (argv, hint) => {
    const { ports, out, err } = world();

    expect(await run(argv, ports)).toBe(2);
    expect(err()).toBe(hint);
    expect(out()).toBe('');
  });
});

describe('agg-rx watch', () => {
  it('shows the demo to its end, as plain lines, and its summary is true', async () => {
    const { ports, out, err } = world();

    expect(await run(['watch', '--pace', '0.02'], ports)).toBe(0);
    expect(out()).toContain('Step 3 of 7 · submit-order');
    expect(out()).toContain('now the network breaks');
    expect(out()).toContain('now the access token expires');
    expect(out().match(/^yes {2,}\w+ +ord_/gm)).toHaveLength(8);
    expect(out()).toMatch(/^yes {2}reconnects +2 +2$/m);
    expect(out()).toMatch(/^yes {2}token refreshes +2 +2$/m);
    expect(out()).not.toMatch(/^NO/m);
    expect(out()).not.toMatch(/eyJ|ag[tr]_/);
    expect(out()).not.toContain('\u001b');
    expect(err()).toBe('');
  });

  it.each([
    ['in colour', {}, true],
    ['without colour where NO_COLOR is set', { NO_COLOR: '1' }, false],
  ])('redraws a terminal %s', async (_, env, isColoured) => {
    const { ports, out } = world({ isTerminal: true, env });

    expect(await run(['watch', '--pace', '0'], ports)).toBe(0);
    expect(out()).toContain('\u001b[?25l');
    expect(out().endsWith('\u001b[?7h\u001b[?25h')).toBe(true);
    expect(out().includes('\u001b[32m')).toBe(isColoured);
    expect(out()).toContain('Every order was shown with the end that its script has.');
  });

  it('ends the demo when the user wants no more, without a summary', async () => {
    const interrupted$ = new Subject<void>();
    const { ports, out } = world({ interrupted$ });
    const status = run(['watch', '--json'], {
      ...ports,
      out: {
        ...ports.out,
        write(text) {
          ports.out.write(text);
          if (text.includes('"type":"order"')) interrupted$.next();
        },
      },
    });

    expect(await status).toBe(0);
    expect(out()).not.toContain('summary');
  });
});

describe('agg-rx watch --app-id', () => {
  let gateway: SimulatedGateway;
  beforeEach(async () => {
    gateway = await startSimulatedGateway({ pace: 0, origins: ['https://my.app'] });
  });
  afterEach(() => gateway.close());

  const argv = () => ['watch', '--json', '--app-id', 'app_demo123', '--origin', 'https://my.app', '--url', gateway.url];

  /** Watches until a line holds a text; runs `begin` once somebody is signed in, or nobody is. */
  async function watchUntil(
    text: string,
    options: Parameters<typeof world>[0],
    begin: () => void = () => undefined,
    ...more: readonly string[]
  ) {
    const lines = new Subject<string>();
    const interrupted$ = lines.pipe(
      filter((line) => line.includes(text)),
      take(1),
    );
    const { ports, out, err } = world({ ...options, interrupted$ });
    const write = (line: string): void => {
      ports.out.write(line);
      if (/"state":"(open|authenticated)"/.test(line)) begin();
      lines.next(line);
    };
    const status = await run([...argv(), ...more], { ...ports, out: { ...ports.out, write } });
    return { status, out: out(), err: err() };
  }

  it('watches the user whose token is in the environment, until the user wants no more', async () => {
    const env = { AGG_ACCESS_TOKEN: `${gateway.issueToken('usr_1')}\n` };
    const seen = await watchUntil('"type":"end"', { env }, () => {
      gateway.place('usr_1', scenarios.happyPath);
    });

    expect(seen.status).toBe(0);
    expect(seen.out).toContain('"state":"authenticated","appId":"app_demo123","userId":"usr_1"');
    expect(seen.out).toContain('"end":"filled"');
    expect(seen.out + seen.err).not.toContain('eyJ');
  });

  it('reads over REST how an order ended while the connection was down', async () => {
    const env = { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1') };
    const begin = (): void => {
      if (gateway.seen().upgrades.length > 1) return;
      gateway.drop({ userId: 'usr_1' });
      gateway.place('usr_1', scenarios.partialThenCancelled);
    };
    const seen = await watchUntil('"end":"partially_filled"', { env }, begin, '--rest-url', gateway.restUrl);

    expect(seen.status).toBe(0);
    expect(seen.out).toContain('"filledRaw"');
    expect(seen.out).not.toContain('"steps":[{');
  });

  it('tells when REST can not be read, and goes on', async () => {
    gateway.failRequests({ path: '/execution/orders', status: 503, times: 1 });
    const env = { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1') };
    const seen = await watchUntil('REST could not be read', { env }, undefined, '--rest-url', gateway.restUrl);

    expect(seen.status).toBe(0);
    expect(seen.out).toContain('"text":"REST could not be read: GET /execution/orders answered 503');
  });

  it('takes the token from standard input, and says so', async () => {
    const seen = await watchUntil('"state":"authenticated"', { firstLine$: of(gateway.issueToken('usr_1')) });

    expect(seen.status).toBe(0);
    expect(seen.err).toContain('the first line of standard input is taken as the access token');
    expect(seen.out + seen.err).not.toContain('eyJ');
  });

  it.each([
    ['a terminal', {}],
    ['empty', { firstLine$: of('') }],
  ])(
    'watches the connection alone, and says so, where there is no token and standard input is %s',
    async (_, input) => {
      const seen = await watchUntil('"state":"open"', input);

      expect(seen.status).toBe(0);
      expect(seen.err).toContain('no access token, so no orders or balances: app level only');
    },
  );

  it('ends with status 1 and why when the gateway does not take the token', async () => {
    const { ports, err, out } = world({ env: { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1', { ttlMs: 0 }) } });

    expect(await run(argv(), ports)).toBe(1);
    expect(err()).toBe('agg-rx watch: the gateway does not take the access token: it opened without a user\n');
    expect(out() + err()).not.toContain('eyJ');
  });

  it('ends with status 1 when the token expires', async () => {
    const { ports, err } = world({ env: { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1', { ttlMs: 100 }) } });

    expect(await run(argv(), ports)).toBe(1);
    expect(err()).toBe(
      'agg-rx watch: the gateway does not take the access token any longer: closed with 4401 (token)\n',
    );
  });

  it('tells what the gateway says, and a frame that can not be read', async () => {
    const env = { AGG_ACCESS_TOKEN: gateway.issueToken('usr_1') };
    const seen = await watchUntil('a frame was left out', { env }, () => {
      gateway.broadcast({ type: 'error', message: 'slow down' });
      gateway.sendRaw('usr_1', 'nonsense');
    });

    expect(seen.out).toContain('"text":"the gateway says: slow down"');
    expect(seen.out).toContain('"text":"a frame was left out: not JSON: nonsense"');
  });
});

describe('a refused token', () => {
  const cause = { name: 'token_refused', message: 'closed with 4401', code: 4401 };
  const waiting = { state: 'waiting', attempt: 2, delayMs: 1 } as const;

  it('is not read out of a network that fails, nor out of a connection that stands', () => {
    expect(refusedToken({ ...waiting, cause })).toBeDefined();
    expect(refusedToken({ ...waiting, cause: { ...cause, code: 1006 } })).toBeUndefined();
    expect(refusedToken({ ...waiting, cause: { ...cause, name: 'closed' } })).toBeUndefined();
    expect(refusedToken({ state: 'authenticated', appId: 'app_1', userId: 'usr_1' })).toBeUndefined();
  });
});
